import { serialize } from 'node:v8';
import type { Article } from '../content/articles.ts';
import { extractPlainText } from '../content/markdown/plain-text.ts';
import { getArticles } from '../content/queries/articles.ts';
import { getBodyHtml } from '../content/queries/body-html.ts';
import { getSite, getTagSettings } from '../content/queries/site.ts';
import { createLazyPath, type LazyPath } from '../lib/lazy-path.ts';
import { createSlug } from '../lib/slugs.ts';
import { createSearchRecord } from './record.ts';
import { createSearchIndex } from './search-index.ts';
import { segmentArticles } from './segments.ts';

export interface SearchIndexProps extends Record<string, unknown> {
  /** Oldest first. */
  articles: Article[];
  /** The other names of tags, by slug. */
  aliases: [slug: string, names: string[]][];
  siteUrl: string;
}

/** A path for each search index; number 1 has the oldest articles. */
export async function getSearchIndexPaths(): Promise<LazyPath<{ number: string }, SearchIndexProps>[]> {
  const [newestFirst, { url: siteUrl }, tags] = await Promise.all([
    getArticles(),
    getSite(),
    getTagSettings(),
  ]);
  const aliases = tags.map((tag): [string, string[]] => [createSlug(tag.label), tag.aliases ?? []]);
  return segmentArticles(newestFirst).map((articles, position) =>
    createLazyPath({ number: String(position + 1) }, () => ({ articles, aliases, siteUrl })),
  );
}

/** The files of an index, serialized. */
export async function respondWithSearchIndex({
  articles,
  aliases,
  siteUrl,
}: SearchIndexProps): Promise<Response> {
  const names = new Map(aliases);
  const described = articles.map(async (article) => {
    const text = extractPlainText(await getBodyHtml(article.body, siteUrl));
    return { article, record: createSearchRecord(article, text, names) };
  });
  return new Response(new Uint8Array(serialize(createSearchIndex(await Promise.all(described)))));
}
