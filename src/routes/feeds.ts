import { getArticles } from '../content/queries/articles.ts';
import { getFeedItemContent } from '../feeds/item-contents.ts';
import { getSite } from '../content/queries/site.ts';
import { absoluteAddress } from '../lib/addresses.ts';
import type { Feed } from '../feeds/feed.ts';
import { formatJsonFeed } from '../feeds/json-feed.ts';
import { formatRss } from '../feeds/rss.ts';
import { groupBySource, groupByTag } from '../content/topics.ts';
import {
  buildArchiveFeeds,
  buildJsonFeed,
  buildMainFeed,
  buildSourceFeed,
  buildTagFeed,
} from '../views/feeds.ts';
import { createLazyPath, type LazyPath } from './lazy-path.ts';
import { getFormerAddresses } from './moved.ts';

export interface FeedProps extends Record<string, unknown> {
  feed: Feed;
  siteUrl: string;
}

type FeedPath<Params> = LazyPath<Params, FeedProps>;

/** `/rss.xml`: the newest stories. */
export async function getMainFeed(): Promise<FeedProps> {
  const [articles, site] = await Promise.all([getArticles(), getSite()]);
  return { feed: buildMainFeed(articles, site), siteUrl: site.url };
}

/** `/feed.json`: the same stories. */
export async function getJsonFeed(): Promise<FeedProps> {
  const [articles, site] = await Promise.all([getArticles(), getSite()]);
  return { feed: buildJsonFeed(articles, site), siteUrl: site.url };
}

/** A path for each archive document of the main feed. */
export async function getArchiveFeedPaths(): Promise<FeedPath<{ number: string }>[]> {
  const [articles, site] = await Promise.all([getArticles(), getSite()]);
  return buildArchiveFeeds(articles, site).map(({ number, feed }) =>
    createLazyPath({ number: String(number) }, () => ({ feed, siteUrl: site.url })),
  );
}

/** A path for each tag, and for each former address of a tag's feed: subscribers there get the same feed. */
export async function getTagFeedPaths(): Promise<FeedPath<{ slug: string }>[]> {
  const [articles, site, former] = await Promise.all([getArticles(), getSite(), getFormerAddresses()]);
  const siteUrl = site.url;
  const shelves = new Map(groupByTag(articles).map((shelf) => [shelf.subject.slug, shelf]));
  return [
    ...[...shelves].map(([slug, shelf]) =>
      createLazyPath({ slug }, () => ({ feed: buildTagFeed(shelf, site), siteUrl })),
    ),
    ...former.flatMap(({ kind, slug, targetSlug, address }) => {
      const shelf = kind === 'tag-feed' ? shelves.get(targetSlug) : undefined;
      if (!shelf) return [];
      return [
        createLazyPath({ slug }, () => {
          // Hubs are told of the feed at its present address alone.
          const feed = { ...buildTagFeed(shelf, site), address: absoluteAddress(siteUrl, address), hubs: [] };
          return { feed, siteUrl };
        }),
      ];
    }),
  ];
}

/** A path for each source. */
export async function getSourceFeedPaths(): Promise<FeedPath<{ slug: string }>[]> {
  const [articles, site] = await Promise.all([getArticles(), getSite()]);
  return groupBySource(articles).map((shelf) =>
    createLazyPath({ slug: shelf.subject.key }, () => ({
      feed: buildSourceFeed(shelf, site),
      siteUrl: site.url,
    })),
  );
}

export async function respondWithRss({ feed, siteUrl }: FeedProps): Promise<Response> {
  return new Response(await formatRss(feed, await getContents(feed, siteUrl)), {
    // Browsers show `application/rss+xml` as plain text, and style this.
    headers: { 'Content-Type': 'application/xml; charset=utf-8' },
  });
}

export async function respondWithJson({ feed, siteUrl }: FeedProps): Promise<Response> {
  return new Response(formatJsonFeed(feed, await getContents(feed, siteUrl)), {
    headers: { 'Content-Type': 'application/feed+json; charset=utf-8' },
  });
}

function getContents({ items }: Feed, siteUrl: string) {
  return Promise.all(items.map((item) => getFeedItemContent(item, siteUrl)));
}
