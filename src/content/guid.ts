import type { Article } from './articles.ts';

/**
 * The name by which feed readers know a story for ever: a tag URI (RFC 4151) of the address it was
 * first published under. It stays when the story is edited or renamed, and when the site moves.
 */
export function createGuid({ slug, aliases }: Pick<Article, 'slug' | 'aliases'>, guidPrefix: string): string {
  return `${guidPrefix}:articles/${encodeURIComponent(aliases[0] ?? slug)}`;
}
