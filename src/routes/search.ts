import { getArticles } from '../data/articles.ts';
import { getSearchRecords } from '../data/search-records.ts';
import type { Article } from '../lib/articles.ts';
import { cutIntoIndexes } from '../lib/search-indexes.ts';
import { groupByTag } from '../lib/topics.ts';
import { countTags } from '../views/index-pages.ts';
import { buildSearchPage, type SearchPage } from '../views/search-page.ts';
import { getFrame } from './frame.ts';

const topTagCount = 14;

export async function getSearchPage(): Promise<SearchPage> {
  const [articles, frame] = await Promise.all([getArticles(), getFrame()]);
  return buildSearchPage(frame, countTags(groupByTag(articles), frame.base).slice(0, topTagCount));
}

export interface SearchRecordsProps extends Record<string, unknown> {
  articles: Article[];
}

interface RecordsPath {
  params: { number: string };
  props: SearchRecordsProps;
}

/** A path for the stories of each search index, the oldest being number 1. */
export async function getSearchRecordsPaths(): Promise<RecordsPath[]> {
  return cutIntoIndexes(await getArticles()).map((articles, position) => ({
    params: { number: String(position + 1) },
    props: { articles },
  }));
}

export async function respondWithSearchRecords({ articles }: SearchRecordsProps): Promise<Response> {
  return Response.json(await getSearchRecords(articles));
}
