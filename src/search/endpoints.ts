import type { Article } from '../content/articles.ts';
import { extractPlainText } from '../content/markdown/plain-text.ts';
import { getArticles } from '../content/queries/articles.ts';
import { getBodyHtml } from '../content/queries/body-html.ts';
import { getSite } from '../content/queries/site.ts';
import { addresses } from '../lib/addresses.ts';
import { createLazyPath, type LazyPath } from '../lib/lazy-path.ts';
import { createSearchRecord } from './record.ts';
import { segmentArticles } from './segments.ts';

export interface SearchRecordsProps extends Record<string, unknown> {
  articles: Article[];
  /** Of the site, BCP 47. */
  language: string;
  siteUrl: string;
}

/** A path for the articles of each search index; number 1 has the oldest articles. */
export async function getSearchRecordsPaths(): Promise<LazyPath<{ number: string }, SearchRecordsProps>[]> {
  const [newestFirst, { language, url: siteUrl }] = await Promise.all([getArticles(), getSite()]);
  return segmentArticles(newestFirst).map((articles, position) =>
    createLazyPath({ number: String(position + 1) }, () => ({ articles, language, siteUrl })),
  );
}

/** The records of articles in the input format of the search engine. */
export async function respondWithSearchRecords({
  articles,
  language,
  siteUrl,
}: SearchRecordsProps): Promise<Response> {
  const records = articles.map(async (article) =>
    createSearchRecord(article, {
      text: extractPlainText(await getBodyHtml(article.body, siteUrl)),
      address: addresses.article('', article.slug),
      language,
    }),
  );
  return Response.json(await Promise.all(records));
}
