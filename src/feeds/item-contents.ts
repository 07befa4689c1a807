import type { Article } from '../content/articles.ts';
import { getBodyHtml } from '../content/queries/body-html.ts';
import { cacheForContent, createRecentCache } from '../content/queries/content-cache.ts';
import { measurePicture } from '../images/drawing.ts';
import { fallbackVariant, locateFallback } from '../images/variants.ts';
import { formatFeedBody } from './body.ts';
import type { Enclosure, FeedItemContent } from './feed.ts';

const getCache = cacheForContent(() => createRecentCache<Promise<FeedItemContent>>());

/** The text and the picture of an article for feeds, cached because several feeds contain it. */
export function getFeedItemContent(article: Article, siteUrl: string): Promise<FeedItemContent> {
  return getCache()(`${siteUrl} ${article.slug}`, () => createFeedItemContent(article, siteUrl));
}

async function createFeedItemContent(article: Article, siteUrl: string): Promise<FeedItemContent> {
  return {
    html: formatFeedBody(article, await getBodyHtml(article.body, siteUrl), siteUrl),
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
