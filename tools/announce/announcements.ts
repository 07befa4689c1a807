import { absoluteAddress, addresses, basePath } from '../../src/lib/addresses.ts';
import { unescapeHtml } from '../../src/lib/html.ts';
import type { Permalink } from '../../src/discovery/permalinks.ts';

/** A request that tells somebody what has changed. It is a POST. */
export interface Announcement {
  protocol: 'IndexNow' | 'WebSub';
  endpoint: string;
  /** Of the body. */
  mediaType: string;
  body: string;
  /** What it tells of, with scheme and host. */
  changed: string[];
}

/** Who is to be told. */
export interface Audience {
  indexNow?: { key: string; endpoint?: string | undefined } | undefined;
  hubs?: readonly string[] | undefined;
}

/** What has changed, path-absolute or with scheme and host. */
export interface Changes {
  /** Those that may be indexed. */
  pages: readonly string[];
  feeds: readonly string[];
}

/** What a sitemap, or the index of several, names. */
export interface SitemapReading {
  isIndex: boolean;
  /** With scheme and host. */
  locations: string[];
}

/** What is sent here reaches every search engine that takes part. */
const sharedEndpoint = 'https://api.indexnow.org/indexnow';

/** How many addresses a request of IndexNow may hold. */
const mostAddresses = 10_000;

/**
 * Finds what is new, or has changed since. What shows no story has no last change, and is not told of; so
 * it is with former addresses. From a ledger without last changes one only learns what is new.
 */
export function findChanges(published: readonly Permalink[], built: readonly Permalink[]): Permalink[] {
  const before = new Map(published.map((permalink) => [permalink.address, permalink]));
  const hasStories = published.some(({ guid }) => guid !== undefined);
  const isDated = !hasStories || published.some(({ lastChange }) => lastChange !== undefined);
  return built.filter(({ address, lastChange }) => {
    if (lastChange === undefined) return false;
    const known = before.get(address);
    return !known || (isDated && !isSameMoment(known.lastChange, lastChange));
  });
}

/** The guids of a feed’s items, whether it is RSS or JSON. */
export function listItemGuids(feed: string): string[] {
  return [...feed.matchAll(/<guid isPermaLink="false">([^<]*)<\/guid>|"id": "([^"]*)"/g)].map(
    ([, ofRss, ofJson]) => unescapeHtml(ofRss ?? ofJson ?? ''),
  );
}

export function readSitemap(xml: string): SitemapReading {
  return {
    isIndex: /<sitemapindex[\s>]/.test(xml),
    locations: [...xml.matchAll(/<loc>\s*([^<]*?)\s*<\/loc>/g)].map(([, location = '']) =>
      unescapeHtml(location),
    ),
  };
}

/**
 * Says what to send to whom. Nothing outside the site is told of, neither of another host nor above its path.
 *
 * @param siteUrl with a slash at its end.
 */
export function planAnnouncements(
  { pages, feeds }: Changes,
  { indexNow, hubs = [] }: Audience,
  siteUrl: string,
): Announcement[] {
  const ownFeeds = listOwn(feeds, siteUrl);
  const toEngines = indexNow
    ? cut(listOwn(pages, siteUrl), mostAddresses).map((changed) => tellEngines(changed, indexNow, siteUrl))
    : [];
  const toHubs = [...new Set(hubs)].flatMap((hub) => ownFeeds.map((feed) => tellHub(feed, hub)));
  return [...toEngines, ...toHubs];
}

function tellEngines(
  changed: string[],
  { key, endpoint = sharedEndpoint }: NonNullable<Audience['indexNow']>,
  siteUrl: string,
): Announcement {
  return {
    protocol: 'IndexNow',
    endpoint,
    mediaType: 'application/json; charset=utf-8',
    body: JSON.stringify(
      {
        host: new URL(siteUrl).host,
        key,
        keyLocation: absoluteAddress(siteUrl, addresses.indexNowKey(basePath(siteUrl), key)),
        urlList: changed,
      },
      null,
      1,
    ),
    changed,
  };
}

/** Of one feed: not every hub reads more than one in a request. */
function tellHub(feed: string, hub: string): Announcement {
  return {
    protocol: 'WebSub',
    endpoint: hub,
    mediaType: 'application/x-www-form-urlencoded',
    body: new URLSearchParams({ 'hub.mode': 'publish', 'hub.url': feed }).toString(),
    changed: [feed],
  };
}

function listOwn(written: readonly string[], siteUrl: string): string[] {
  const absolute = written.map((address) => absoluteAddress(siteUrl, address));
  return [...new Set(absolute)].filter((address) => address.startsWith(siteUrl));
}

function cut<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
    list.slice(index * size, (index + 1) * size),
  );
}

function isSameMoment(a: string | undefined, b: string): boolean {
  return a === b || Date.parse(a ?? '') === Date.parse(b);
}
