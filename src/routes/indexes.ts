import { findHold, getArticles } from '../content/queries/articles.ts';
import { groupByMonth } from '../content/calendar.ts';
import { groupBySource, groupByTag } from '../content/topics.ts';
import {
  buildArchiveMonthPage,
  buildArchivePage,
  buildSourceIndexPage,
  buildTagIndexPage,
  type ArchiveMonthPage,
  type ArchivePage,
  type SourceIndexPage,
  type TagIndexPage,
} from '../views/index-pages.ts';
import { getFrame } from './frame.ts';
import { createLazyPath, type LazyPath } from './lazy-path.ts';

export async function getTagIndexPage(): Promise<TagIndexPage> {
  return buildTagIndexPage(groupByTag(await getArticles()), await getFrame());
}

export async function getSourceIndexPage(): Promise<SourceIndexPage> {
  return buildSourceIndexPage(groupBySource(await getArticles()), await getFrame());
}

export async function getArchivePage(): Promise<ArchivePage> {
  return buildArchivePage(groupByMonth(await getArticles()), await getFrame());
}

type MonthPath = LazyPath<{ year: string; month: string }, { page: ArchiveMonthPage }>;

/** A path for each month that has stories. */
export async function getArchiveMonthPaths(): Promise<MonthPath[]> {
  const [articles, frame] = await Promise.all([getArticles(), getFrame()]);
  const months = groupByMonth(articles).flatMap((year) => year.months);
  return months.map((month, index) => {
    const [year = '', monthOfYear = ''] = month.month.split('-');
    const neighbours = { later: months[index - 1], earlier: months[index + 1] };
    return createLazyPath({ year, month: monthOfYear }, () => ({
      page: buildArchiveMonthPage(month, neighbours, frame, findHold),
    }));
  });
}
