import { fallbackVariant, locateFallback } from '../lib/pictures.ts';
import type { ArticleBody } from '../lib/articles.ts';
import { renderFeedBody } from '../lib/feed-body.ts';
import type { Enclosure, FeedItem, FeedItemContent } from '../lib/feed.ts';
import { readMarkdown } from './bodies.ts';
import { measurePicture } from './drawn-pictures.ts';

const remembered = new WeakMap<ArticleBody, Promise<FeedItemContent>>();

/** The text and the picture of a story for feeds; the feeds that share a story have it made once. */
export function getFeedItemContent(item: FeedItem, siteUrl: string): Promise<FeedItemContent> {
  const known = remembered.get(item.body);
  if (known) return known;
  const content = createFeedItemContent(item, siteUrl);
  remembered.set(item.body, content);
  return content;
}

async function createFeedItemContent(item: FeedItem, siteUrl: string): Promise<FeedItemContent> {
  return {
    html: await renderFeedBody(item, await readMarkdown(item.body), siteUrl),
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
