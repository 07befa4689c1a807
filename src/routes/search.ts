import { getArticles } from '../content/queries/articles.ts';
import { getSite } from '../content/queries/site.ts';
import { getSearchRecords } from '../search/records.ts';
import type { Article } from '../content/articles.ts';
import { segmentArticles } from '../search/segments.ts';
import { groupByTag } from '../content/topics.ts';
import { countTags } from '../views/index-pages.ts';
import { buildSearchPage, type SearchPage } from '../views/search-page.ts';
import { getFrame } from './frame.ts';
import { createLazyPath, type LazyPath } from './lazy-path.ts';

const topTagCount = 14;

export async function getSearchPage(): Promise<SearchPage> {
  const [articles, frame] = await Promise.all([getArticles(), getFrame()]);
  return buildSearchPage(frame, countTags(groupByTag(articles), frame.base).slice(0, topTagCount));
}

export interface SearchRecordsProps extends Record<string, unknown> {
  articles: Article[];
  language: string;
}

type RecordsPath = LazyPath<{ number: string }, SearchRecordsProps>;

/** A path for the stories of each search index, the oldest being number 1. */
export async function getSearchRecordsPaths(): Promise<RecordsPath[]> {
  const [stories, { language }] = await Promise.all([getArticles(), getSite()]);
  return segmentArticles(stories).map((articles, position) =>
    createLazyPath({ number: String(position + 1) }, () => ({ articles, language })),
  );
}

export async function respondWithSearchRecords({
  articles,
  language,
}: SearchRecordsProps): Promise<Response> {
  return Response.json(await getSearchRecords(articles, language));
}
