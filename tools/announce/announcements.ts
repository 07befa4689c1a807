import { absoluteAddress, addresses, basePath } from '../../src/lib/addresses.ts';
import { unescapeHtml } from '../../src/lib/html.ts';
import type { Permalink } from '../../src/discovery/permalinks.ts';

/** A POST request that reports changes to a service. */
export interface Announcement {
  protocol: 'IndexNow' | 'WebSub';
  endpoint: string;
  /** Of the body. */
  mediaType: string;
  body: string;
  /** The addresses in it, with scheme and host. */
  changed: string[];
}

/** The services that get announcements. */
export interface Audience {
  indexNow?: { key: string; endpoint?: string | undefined } | undefined;
  hubs?: readonly string[] | undefined;
}

/** The changed addresses, path-absolute or with scheme and host. */
export interface Changes {
  /** Pages that search engines may index. */
  pages: readonly string[];
  feeds: readonly string[];
}

/** This endpoint forwards addresses to all participating search engines. */
const sharedEndpoint = 'https://api.indexnow.org/indexnow';

/** The limit of IndexNow for a request. */
const mostAddresses = 10_000;

/**
 * Finds new and changed addresses. Addresses without a last change are left out: pages that show no article,
 * and former addresses. With a ledger that has no last changes, only new addresses are found.
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

function isSameMoment(a: string | undefined, b: string): boolean {
  return a === b || Date.parse(a ?? '') === Date.parse(b);
}

/** The guids of a feed’s items, whether it is RSS or JSON. */
export function listItemGuids(feed: string): string[] {
  return [...feed.matchAll(/<guid isPermaLink="false">([^<]*)<\/guid>|"id": "([^"]*)"/g)].map(
    ([, ofRss, ofJson]) => unescapeHtml(ofRss ?? ofJson ?? ''),
  );
}

/** The addresses of a sitemap or of an index of sitemaps, with scheme and host. */
export function readSitemap(xml: string): { isIndex: boolean; locations: string[] } {
  return {
    isIndex: /<sitemapindex[\s>]/.test(xml),
    locations: [...xml.matchAll(/<loc>\s*([^<]*?)\s*<\/loc>/g)].map(([, location = '']) =>
      unescapeHtml(location),
    ),
  };
}

/**
 * Plans the requests. URLs outside `siteUrl` are dropped.
 *
 * @param siteUrl with a slash at its end.
 */
export function planAnnouncements(
  { pages, feeds }: Changes,
  { indexNow, hubs = [] }: Audience,
  siteUrl: string,
): Announcement[] {
  const groups = indexNow ? splitList(listOwn(pages, siteUrl), mostAddresses) : [];
  const toEngines = groups.map((changed): Announcement => {
    const { key = '', endpoint = sharedEndpoint } = indexNow ?? {};
    const keyLocation = absoluteAddress(siteUrl, addresses.indexNowKey(basePath(siteUrl), key));
    const notice = { host: new URL(siteUrl).host, key, keyLocation, urlList: changed };
    return {
      protocol: 'IndexNow',
      endpoint,
      mediaType: 'application/json; charset=utf-8',
      body: JSON.stringify(notice, null, 1),
      changed,
    };
  });
  const ownFeeds = listOwn(feeds, siteUrl);
  // One feed per request: not every hub accepts more.
  const toHubs = [...new Set(hubs)].flatMap((endpoint) =>
    ownFeeds.map((feed): Announcement => {
      return {
        protocol: 'WebSub',
        endpoint,
        mediaType: 'application/x-www-form-urlencoded',
        body: new URLSearchParams({ 'hub.mode': 'publish', 'hub.url': feed }).toString(),
        changed: [feed],
      };
    }),
  );
  return [...toEngines, ...toHubs];
}

function listOwn(written: readonly string[], siteUrl: string): string[] {
  const absolute = written.map((address) => absoluteAddress(siteUrl, address));
  return [...new Set(absolute)].filter((address) => address.startsWith(siteUrl));
}

function splitList<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
    list.slice(index * size, (index + 1) * size),
  );
}
