import { getArticles } from '../data/articles.ts';
import { getFeedItemContent } from '../data/feed-contents.ts';
import { getSite } from '../data/site.ts';
import { absoluteAddress } from '../lib/addresses.ts';
import type { Feed } from '../lib/feed.ts';
import { formatJsonFeed } from '../lib/json-feed.ts';
import { formatRss } from '../lib/rss.ts';
import { groupBySource, groupByTag } from '../lib/topics.ts';
import {
  buildArchiveFeeds,
  buildJsonFeed,
  buildMainFeed,
  buildSourceFeed,
  buildTagFeed,
} from '../views/feeds.ts';
import { getFormerAddresses } from './moved.ts';

export interface FeedProps extends Record<string, unknown> {
  feed: Feed;
}

interface FeedPath<Params> {
  params: Params;
  props: FeedProps;
}

/** `/rss.xml`: the newest stories. */
export async function getMainFeed(): Promise<Feed> {
  return buildMainFeed(await getArticles(), await getSite());
}

/** `/feed.json`: the same stories. */
export async function getJsonFeed(): Promise<Feed> {
  return buildJsonFeed(await getArticles(), await getSite());
}

/** A path for each archive document of the main feed. */
export async function getArchiveFeedPaths(): Promise<FeedPath<{ number: string }>[]> {
  return buildArchiveFeeds(await getArticles(), await getSite()).map(({ number, feed }) => ({
    params: { number: String(number) },
    props: { feed },
  }));
}

/** A path for each tag, and for each former address of a tag's feed: subscribers there get the same feed. */
export async function getTagFeedPaths(): Promise<FeedPath<{ slug: string }>[]> {
  const [articles, site, former] = await Promise.all([getArticles(), getSite(), getFormerAddresses()]);
  const feeds = new Map(groupByTag(articles).map((shelf) => [shelf.subject.slug, buildTagFeed(shelf, site)]));
  return [
    ...[...feeds].map(([slug, feed]) => ({ params: { slug }, props: { feed } })),
    ...former.flatMap(({ kind, slug, targetSlug, address }) => {
      const feed = kind === 'tag-feed' ? feeds.get(targetSlug) : undefined;
      if (!feed) return [];
      // Hubs are told of the feed at its present address alone.
      const atFormerAddress = { ...feed, address: absoluteAddress(site.url, address), hubs: [] };
      return [{ params: { slug }, props: { feed: atFormerAddress } }];
    }),
  ];
}

/** A path for each source. */
export async function getSourceFeedPaths(): Promise<FeedPath<{ slug: string }>[]> {
  const [articles, site] = await Promise.all([getArticles(), getSite()]);
  return groupBySource(articles).map((shelf) => ({
    params: { slug: shelf.subject.key },
    props: { feed: buildSourceFeed(shelf, site) },
  }));
}

export async function respondWithRss(feed: Feed): Promise<Response> {
  return new Response(await formatRss(feed, await getContents(feed)), {
    headers: { 'Content-Type': 'application/rss+xml; charset=utf-8' },
  });
}

export async function respondWithJson(feed: Feed): Promise<Response> {
  return new Response(formatJsonFeed(feed, await getContents(feed)), {
    headers: { 'Content-Type': 'application/feed+json; charset=utf-8' },
  });
}

async function getContents(feed: Feed) {
  const { url } = await getSite();
  return Promise.all(feed.items.map((item) => getFeedItemContent(item, url)));
}
