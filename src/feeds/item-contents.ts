import { fallbackVariant, locateFallback } from '../images/variants.ts';
import { renderFeedBody } from './body.ts';
import type { Enclosure, FeedItem, FeedItemContent } from './feed.ts';
import { createDigest } from '../lib/digest.ts';
import { readMarkdown } from '../content/queries/article-markdown.ts';
import { cacheForContent } from '../content/queries/content-cache.ts';
import { measurePicture } from '../images/drawing.ts';

/** Some 20 MB of text. */
const mostRemembered = 5000;

/** By a digest of the item; those asked for last are at the end. */
const getRemembered = cacheForContent(() => new Map<string, Promise<FeedItemContent>>());

/** The text and the picture of a story for feeds; the feeds that share a story mostly have it made once. */
export function getFeedItemContent(item: FeedItem, siteUrl: string): Promise<FeedItemContent> {
  const remembered = getRemembered();
  const key = createDigest(siteUrl, JSON.stringify(item));
  const content = remembered.get(key) ?? createFeedItemContent(item, siteUrl);
  remembered.delete(key);
  remembered.set(key, content);
  const [oldest] = remembered.keys();
  if (remembered.size > mostRemembered && oldest !== undefined) remembered.delete(oldest);
  return content;
}

async function createFeedItemContent(item: FeedItem, siteUrl: string): Promise<FeedItemContent> {
  return {
    html: await renderFeedBody(item, readMarkdown(item.body), siteUrl),
    enclosure: await findEnclosure(item, siteUrl),
  };
}

async function findEnclosure({ picture }: FeedItem, siteUrl: string): Promise<Enclosure | undefined> {
  if (!picture) return undefined;
  const variant = fallbackVariant(picture.file);
  return {
    address: locateFallback(picture.file, siteUrl).address,
    length: await measurePicture(picture.file, variant),
    type: `image/${variant.format}`,
  };
}
