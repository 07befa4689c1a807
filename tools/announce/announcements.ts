import { absoluteAddress, addresses, basePath, isFeedAddress } from '../../src/lib/addresses.ts';
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
  /** New and changed pages. */
  pages: readonly string[];
  /** The addresses of pages that are gone or lead to another page now. */
  gone: readonly string[];
  /** New and changed feeds. */
  feeds: readonly string[];
}

/** This endpoint forwards addresses to all participating search engines. */
const sharedEndpoint = 'https://api.indexnow.org/indexnow';

/** The limit of IndexNow for a request. */
const mostAddresses = 10_000;

/**
 * Compares two ledgers. A published one without digests, of a former kind, does not say what its addresses
 * showed: then every list and feed counts as changed, and of the articles only new ones.
 */
export function findChanges(published: readonly Permalink[], built: readonly Permalink[]): Changes {
  const before = new Map(published.map((permalink) => [permalink.address, permalink]));
  const after = new Map(built.map((permalink) => [permalink.address, permalink]));
  const hasDigests = published.some(({ digest }) => digest !== undefined);
  const changed = built.filter(({ address, guid, digest }) => {
    const known = before.get(address);
    if (!known) return true;
    return digest !== undefined && (hasDigests ? digest !== known.digest : guid === undefined);
  });
  const gone = published.filter(({ address, digest }) => {
    const now = after.get(address);
    return !now || (digest !== undefined && now.digest === undefined);
  });
  return {
    pages: listPages(changed),
    gone: listPages(gone),
    // A former feed has no digest, and hubs do not know its address.
    feeds: changed.flatMap(({ address, digest }) => (digest && isFeedAddress(address) ? [address] : [])),
  };
}

/** The addresses of pages, which alone end with a slash. */
function listPages(permalinks: readonly Permalink[]): string[] {
  return permalinks.map(({ address }) => address).filter((address) => address.endsWith('/'));
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
  { pages, gone, feeds }: Changes,
  { indexNow, hubs = [] }: Audience,
  siteUrl: string,
): Announcement[] {
  const groups = indexNow ? splitList(listOwn([...pages, ...gone], siteUrl), mostAddresses) : [];
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
