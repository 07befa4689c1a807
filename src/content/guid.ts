import type { Article } from './articles.ts';

/**
 * The permanent id of an article in feeds: a tag URI (RFC 4151) of its first address. It stays when the
 * article is edited or renamed, and when the site moves.
 */
export function createGuid({ slug, aliases }: Pick<Article, 'slug' | 'aliases'>, guidPrefix: string): string {
  return `${guidPrefix}:articles/${encodeURIComponent(aliases[0] ?? slug)}`;
}
