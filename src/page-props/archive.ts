import { groupByMonth, type Month } from '../content/calendar.ts';
import { getArticles } from '../content/queries/articles.ts';
import { addresses, addressTable } from '../lib/addresses.ts';
import { formatDay, formatMonth } from '../lib/dates.ts';
import { createLazyPath, type LazyPath } from '../lib/lazy-path.ts';
import { countOf } from '../lib/text.ts';
import { buildArticleCard, type ArticleCard } from './article-card.ts';
import { getFrame, type Frame } from './frame.ts';
import { buildHead, type PageProps } from './head.ts';
import type { CountedLink, Link } from './link.ts';

/** All months that have articles, by year. */
export interface ArchivePage extends PageProps {
  years: { year: string; count: string; months: CountedLink[] }[];
}

export async function getArchivePage(): Promise<ArchivePage> {
  const [articles, frame] = await Promise.all([getArticles(), getFrame()]);
  return {
    frame,
    head: buildHead(frame, {
      title: addressTable.archive.title,
      description: `Every story of ${frame.site.name} by year and month.`,
      address: addresses.archive(frame.base),
    }),
    years: groupByMonth(articles).map(({ year, months }) => ({
      year,
      count: countStories(months.flatMap((month) => month.articles)),
      months: months.map(({ month, articles }) => ({
        label: formatDay(`${month}-01`, 'month'),
        href: locateMonth(month, frame),
        count: articles.length,
      })),
    })),
  };
}

export interface ArchiveMonthPage extends PageProps {
  breadcrumbs: Link[];
  heading: string;
  count: string;
  articles: ArticleCard[];
  later?: Link | undefined;
  earlier?: Link | undefined;
}

type MonthPath = LazyPath<{ year: string; month: string }, { page: ArchiveMonthPage }>;

/** A path for each month that has articles. */
export async function getArchiveMonthPaths(): Promise<MonthPath[]> {
  const [articles, frame] = await Promise.all([getArticles(), getFrame()]);
  const months = groupByMonth(articles).flatMap((year) => year.months);
  const linkTo = (neighbour: Month | undefined): Link | undefined =>
    neighbour && { label: formatMonth(neighbour.month), href: locateMonth(neighbour.month, frame) };
  return months.map(({ month, articles }, index) => {
    const heading = formatMonth(month);
    return createLazyPath({ year: month.slice(0, 4), month: month.slice(5) }, () => ({
      page: {
        frame,
        head: buildHead(frame, {
          title: heading,
          description: `The stories of ${heading} on ${frame.site.name}.`,
          address: locateMonth(month, frame),
        }),
        breadcrumbs: [{ label: addressTable.archive.title, href: addresses.archive(frame.base) }],
        heading,
        count: countStories(articles),
        articles: articles.map((article) => buildArticleCard(article, frame.base)),
        later: linkTo(months[index - 1]),
        earlier: linkTo(months[index + 1]),
      },
    }));
  });
}

function countStories({ length }: readonly unknown[]): string {
  return countOf(length, 'story', 'stories');
}

function locateMonth(month: string, { base }: Frame): string {
  return addresses.archiveMonth(base, month.slice(0, 4), month.slice(5));
}
