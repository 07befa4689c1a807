import type { Article } from '../content/articles.ts';
import { renderPlainText } from '../content/markdown/plain-text.ts';
import { readMarkdown } from '../content/queries/article-markdown.ts';
import { getArticles } from '../content/queries/articles.ts';
import { getSite } from '../content/queries/site.ts';
import { addresses } from '../lib/addresses.ts';
import { createLazyPath, type LazyPath } from '../lib/lazy-path.ts';
import { createSearchRecord } from './record.ts';
import { segmentArticles } from './segments.ts';

export interface SearchRecordsProps extends Record<string, unknown> {
  articles: Article[];
  /** Of the site, BCP 47. */
  language: string;
}

/** A path for the articles of each search index; number 1 has the oldest articles. */
export async function getSearchRecordsPaths(): Promise<LazyPath<{ number: string }, SearchRecordsProps>[]> {
  const [newestFirst, { language }] = await Promise.all([getArticles(), getSite()]);
  return segmentArticles(newestFirst).map((articles, position) =>
    createLazyPath({ number: String(position + 1) }, () => ({ articles, language })),
  );
}

/** The records of articles in the input format of the search engine. */
export async function respondWithSearchRecords({
  articles,
  language,
}: SearchRecordsProps): Promise<Response> {
  const records = articles.map(async (article) =>
    createSearchRecord(article, {
      text: await renderPlainText(readMarkdown(article.body)),
      address: addresses.article('', article.slug),
      language,
    }),
  );
  return Response.json(await Promise.all(records));
}
