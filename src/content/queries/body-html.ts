import type { ArticleBody } from '../articles.ts';
import { renderMarkdown } from '../markdown/html.ts';
import { readMarkdown } from './article-markdown.ts';
import { createRecentCache } from './content-cache.ts';

const cache = createRecentCache<Promise<string>>();

/**
 * The HTML of an article's body, rendered when it is asked for, so that no memory holds every body. The page,
 * the feeds and the search record of an article are made from the same. It is cached by the digest of what was
 * checked: `astro dev` goes on showing it while a new text of the story has errors.
 *
 * @param siteUrl with scheme and host.
 */
export function getBodyHtml(body: ArticleBody, siteUrl: string): Promise<string> {
  return cache(`${siteUrl} ${body.digest}`, () => renderMarkdown(readMarkdown(body), siteUrl));
}
