import type { Article } from '../content/articles.ts';
import { readMarkdown } from '../content/queries/article-markdown.ts';
import { cacheForContent } from '../content/queries/content-cache.ts';
import { measurePicture } from '../images/drawing.ts';
import { fallbackVariant, locateFallback } from '../images/variants.ts';
import { renderFeedBody } from './body.ts';
import type { Enclosure, FeedItemContent } from './feed.ts';

/** About 20 MB of text. */
const mostCached = 5000;

/** By the article’s slug; the most recently used are at the end. */
const getCache = cacheForContent(() => new Map<string, Promise<FeedItemContent>>());

/** The text and the picture of an article for feeds, cached because several feeds contain it. */
export function getFeedItemContent(article: Article, siteUrl: string): Promise<FeedItemContent> {
  const cache = getCache();
  const content = cache.get(article.slug) ?? createFeedItemContent(article, siteUrl);
  cache.delete(article.slug);
  cache.set(article.slug, content);
  const [oldest] = cache.keys();
  if (cache.size > mostCached && oldest !== undefined) cache.delete(oldest);
  return content;
}

async function createFeedItemContent(article: Article, siteUrl: string): Promise<FeedItemContent> {
  return {
    html: await renderFeedBody(article, readMarkdown(article.body), siteUrl),
    enclosure: await findEnclosure(article, siteUrl),
  };
}

async function findEnclosure({ picture }: Article, siteUrl: string): Promise<Enclosure | undefined> {
  if (!picture) return undefined;
  const variant = fallbackVariant(picture.file);
  return {
    address: locateFallback(picture.file, siteUrl).address,
    length: await measurePicture(picture.file, variant),
    type: `image/${variant.format}`,
  };
}
