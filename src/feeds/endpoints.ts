import type { Article } from '../content/articles.ts';
import { getArticles } from '../content/queries/articles.ts';
import { getEvents } from '../content/queries/events.ts';
import { getFormerAddresses } from '../content/queries/former-addresses.ts';
import { getSite } from '../content/queries/site.ts';
import type { SiteSettings } from '../content/schema/site.ts';
import { groupByContributor, groupBySource, groupByTag, type ArticleGroup } from '../content/topics.ts';
import { addresses, basePath } from '../lib/addresses.ts';
import { createLazyPath, type LazyPath } from '../lib/lazy-path.ts';
import { cutArchive } from './archive.ts';
import { formatCalendar, formatEventCalendar } from './calendar.ts';
import { createFeed, feedLength, type Feed, type FeedHistory } from './feed.ts';
import { getFeedItemContent } from './item-contents.ts';
import { formatJsonFeed } from './json-feed.ts';
import { formatRss } from './rss.ts';

export interface FeedProps extends Record<string, unknown> {
  feed: Feed;
}

type FeedPath<Params> = LazyPath<Params, FeedProps>;

/** `/rss.xml`: the newest articles. */
export async function getMainFeed(): Promise<FeedProps> {
  const [articles, site] = await Promise.all([getArticles(), getSite()]);
  const address = addresses.rss(basePath(site.url));
  const previous = locateArchive(site, cutArchive(articles, feedLength).length);
  return { feed: createMainFeed(site, address, articles.slice(0, feedLength), { previous }) };
}

/** `/feed.json`: the same articles. */
export async function getJsonFeed(): Promise<FeedProps> {
  const [articles, site] = await Promise.all([getArticles(), getSite()]);
  const address = addresses.jsonFeed(basePath(site.url));
  return { feed: createMainFeed(site, address, articles.slice(0, feedLength)) };
}

/** A path for each archive document of the main feed; each is as long as a feed, and number 1 is the oldest. */
export async function getArchiveFeedPaths(): Promise<FeedPath<{ number: string }>[]> {
  const [newestFirst, site] = await Promise.all([getArticles(), getSite()]);
  const base = basePath(site.url);
  return cutArchive(newestFirst, feedLength).map((articles, index, documents) => {
    const number = index + 1;
    return createLazyPath({ number: String(number) }, () => ({
      feed: createMainFeed(site, addresses.feedArchive(base, String(number)), articles, {
        current: addresses.rss(base),
        previous: locateArchive(site, number - 1),
        next: number < documents.length ? locateArchive(site, number + 1) : undefined,
      }),
    }));
  });
}

export const getTagFeedPaths = createGroupFeedPaths(groupByTag);
export const getSourceFeedPaths = createGroupFeedPaths(groupBySource);
export const getContributorFeedPaths = createGroupFeedPaths(groupByContributor);

/** A path for each group, and for each former address of its feed: subscribers there get the same feed. */
function createGroupFeedPaths(listGroups: (articles: readonly Article[]) => readonly ArticleGroup[]) {
  return async (): Promise<FeedPath<{ slug: string }>[]> => {
    const [articles, site, former] = await Promise.all([getArticles(), getSite(), getFormerAddresses()]);
    const groups = new Map(listGroups(articles).map((group) => [group.slug, group]));
    const paths = [...groups].map(([slug, group]) =>
      createLazyPath({ slug }, () => ({ feed: createGroupFeed(group, site) })),
    );
    for (const { kind, slug, targetSlug, address } of former) {
      const group = groups.get(targetSlug);
      if (!group || kind !== `${group.type}Rss`) continue;
      // Announcements to hubs contain only the present address of a feed.
      const movedFrom = { address, hubs: [] };
      paths.push(
        createLazyPath({ slug }, () => ({ feed: { ...createGroupFeed(group, site), ...movedFrom } })),
      );
    }
    return paths;
  };
}

/** `/events.ics`: all events. */
export async function getEventsCalendar(): Promise<string> {
  return formatCalendar(await getEvents(), await getSite());
}

/** A path for the calendar file of each event. */
export async function getEventCalendarPaths() {
  const [events, site] = await Promise.all([getEvents(), getSite()]);
  return events.map((event) =>
    createLazyPath({ slug: event.slug }, () => ({ text: formatEventCalendar(event, site) })),
  );
}

export function respondWithCalendar(text: string): Response {
  return new Response(text, { headers: { 'Content-Type': 'text/calendar; charset=utf-8' } });
}

export async function respondWithRss({ feed }: FeedProps): Promise<Response> {
  return new Response(await formatRss(feed, await getContents(feed)), {
    // Browsers show `application/rss+xml` as plain text, and style this.
    headers: { 'Content-Type': 'application/xml; charset=utf-8' },
  });
}

export async function respondWithJson({ feed }: FeedProps): Promise<Response> {
  return new Response(formatJsonFeed(feed, await getContents(feed)), {
    headers: { 'Content-Type': 'application/feed+json; charset=utf-8' },
  });
}

function getContents({ articles, site }: Feed) {
  return Promise.all(articles.map((article) => getFeedItemContent(article, site.url)));
}

function createMainFeed(
  site: SiteSettings,
  address: string,
  articles: readonly Article[],
  history?: FeedHistory,
): Feed {
  const { name, description } = site;
  return createFeed({ title: name, description, address, page: basePath(site.url), articles, history }, site);
}

function createGroupFeed({ type, slug, name, summary, articles }: ArticleGroup, site: SiteSettings): Feed {
  const base = basePath(site.url);
  return createFeed(
    {
      title: `${name} · ${site.name}`,
      description: summary,
      address: addresses[`${type}Rss`](base, slug),
      page: addresses[type](base, slug),
      articles: articles.slice(0, feedLength),
    },
    site,
  );
}

function locateArchive({ url }: SiteSettings, number: number): string | undefined {
  return number < 1 ? undefined : addresses.feedArchive(basePath(url), String(number));
}
