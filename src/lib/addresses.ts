import { articlePath, createLocator } from './address-path.ts';

/** A kind of page or file. */
export interface AddressKind {
  /** Relative to the site's address; `:name` is a placeholder. */
  path: string;
  /**
   * Links may lead to a `page` (HTML), to feeds (`rss`, `json-feed`) and their list (`opml`), to a `calendar`,
   * and to a `file` for programs. Browsers and servers load an `asset`, an `icon` or a `picture` by themselves. What is
   * `hidden` has no headers of its own: the build, the host or one search engine asks for it.
   */
  type: 'page' | 'rss' | 'json-feed' | 'opml' | 'calendar' | 'file' | 'asset' | 'icon' | 'picture' | 'hidden';
  /** Whose articles, or which events, it shows. Kinds without it are neither in the ledger nor in the sitemaps. */
  shows?:
    | 'all'
    | 'tag'
    | 'source'
    | 'contributors'
    | 'contributor'
    | 'month'
    | 'article'
    | 'events'
    | 'event'
    | 'nothing';
  /** The title of the page, if it is fixed. */
  title?: string;
}

/**
 * Every kind of page and file of the site. Addresses, sitemaps, the ledger, the headers of hosts and the check
 * of links derive from it; the headers keep its order.
 */
export const addressTable = {
  home: { path: '', type: 'page', shows: 'all' },
  newsPage: { path: 'page/:number/', type: 'page' },
  article: { path: articlePath, type: 'page', shows: 'article' },
  tags: { path: 'tags/', type: 'page', shows: 'all', title: 'Tags' },
  tag: { path: 'tags/:tag/', type: 'page', shows: 'tag' },
  tagPage: { path: 'tags/:tag/page/:number/', type: 'page' },
  sources: { path: 'sources/', type: 'page', shows: 'all', title: 'Sources' },
  source: { path: 'sources/:source/', type: 'page', shows: 'source' },
  sourcePage: { path: 'sources/:source/page/:number/', type: 'page' },
  contributors: { path: 'contributors/', type: 'page', shows: 'contributors', title: 'Contributors' },
  contributor: { path: 'contributors/:contributor/', type: 'page', shows: 'contributor' },
  contributorPage: { path: 'contributors/:contributor/page/:number/', type: 'page' },
  archive: { path: 'archive/', type: 'page', shows: 'all', title: 'Archive' },
  archiveMonth: { path: 'archive/:year/:month/', type: 'page', shows: 'month' },
  events: { path: 'events/', type: 'page', shows: 'events', title: 'Events' },
  event: { path: 'events/:event/', type: 'page', shows: 'event' },
  feeds: { path: 'feeds/', type: 'page', shows: 'all', title: 'Feeds' },
  search: { path: 'search/', type: 'page', shows: 'nothing', title: 'Search' },
  searchIndexes: { path: 'search/indexes.json', type: 'asset' },
  write: { path: 'write/', type: 'asset', title: 'Write a story' },
  writingData: { path: 'write/newsroom.json', type: 'asset' },
  notFound: { path: '404.html', type: 'asset', title: 'Page not found' },

  rss: { path: 'rss.xml', type: 'rss', shows: 'all' },
  tagRss: { path: 'tags/:tag/rss.xml', type: 'rss', shows: 'tag' },
  sourceRss: { path: 'sources/:source/rss.xml', type: 'rss', shows: 'source' },
  contributorRss: { path: 'contributors/:contributor/rss.xml', type: 'rss', shows: 'contributor' },
  feedArchive: { path: 'feeds/archive/:number.xml', type: 'rss' },
  jsonFeed: { path: 'feed.json', type: 'json-feed', shows: 'all' },
  feedList: { path: 'feeds.opml', type: 'opml', shows: 'all' },
  eventsCalendar: { path: 'events.ics', type: 'calendar', shows: 'events' },
  // A file beside the page, since some hosts take `events/:file` for the page too.
  eventCalendar: { path: 'events/:event/event.ics', type: 'calendar', shows: 'event' },

  sitemap: { path: 'sitemap.xml', type: 'file' },
  sitemapPart: { path: 'sitemaps/:name.xml', type: 'file' },
  robots: { path: 'robots.txt', type: 'file' },
  permalinks: { path: 'permalinks.txt', type: 'file' },

  feedStylesheet: { path: 'feed.css', type: 'asset' },
  articleCode: { path: 'articles/:slug/code.svg', type: 'asset' },
  wechatCode: { path: 'wechat.svg', type: 'asset' },
  feedIcon: { path: 'feed-icon.png', type: 'icon' },
  largeIcon: { path: 'icon-512.png', type: 'icon' },
  favicon: { path: 'favicon.ico', type: 'icon' },
  faviconDrawing: { path: 'favicon.svg', type: 'icon' },
  appleTouchIcon: { path: 'apple-touch-icon.png', type: 'icon' },
  picture: { path: 'pictures/:name', type: 'picture' },
  socialCard: { path: 'pictures/share/:name.png', type: 'picture' },

  searchIndex: { path: 'search/indexes/:number', type: 'hidden' },
  redirects: { path: ':hostFile', type: 'hidden' },
  indexNowKey: { path: ':key.txt', type: 'hidden' },
} as const satisfies Record<string, AddressKind>;

type AddressTable = typeof addressTable;
type AddressName = keyof AddressTable;

/** A value for each `:name` in a path. */
type Values<Path extends string> = Path extends `${string}:${infer Rest}`
  ? [value: string, ...Values<Rest>]
  : [];

/**
 * The address of each kind. The argument `base` is the path of the site, with a slash at both ends:
 * `/`, or `/news/`. Results are path-absolute, with each value percent-encoded.
 */
export const addresses = Object.fromEntries(
  Object.entries(addressTable).map(([name, { path }]) => [name, createLocator(path)]),
) as { [Name in AddressName]: (base: string, ...values: Values<AddressTable[Name]['path']>) => string };

/** A kind, and the address of one of its pages or files, as {@link addresses} returns it. */
export interface LocatedKind extends AddressKind {
  locate: ReturnType<typeof createLocator>;
}

export const addressKinds: readonly LocatedKind[] = Object.values(addressTable).map((kind) => ({
  ...kind,
  locate: createLocator(kind.path),
}));

const feedNames = addressKinds
  .filter(({ type, shows }) => (type === 'rss' || type === 'json-feed') && shows)
  .map(({ path }) => path.split('/').at(-1));

/** Whether an address is that of a feed to subscribe to. */
export function isFeedAddress(address: string): boolean {
  return feedNames.includes(address.split('/').at(-1));
}

/** The path of a site, with a slash at both ends. */
export function basePath(siteUrl: string): string {
  const { pathname } = new URL(siteUrl);
  return pathname.endsWith('/') ? pathname : `${pathname}/`;
}

/** An address with scheme and host, as canonical links, feeds and sitemaps need it. */
export function absoluteAddress(siteUrl: string, address: string): string {
  return new URL(address, siteUrl).href;
}

/** The address of an article, with scheme and host. */
export function locateArticle(siteUrl: string, slug: string): string {
  return absoluteAddress(siteUrl, addresses.article(basePath(siteUrl), slug));
}

/** The address of a contributor's page, with scheme and host. */
export function locateContributor(siteUrl: string, slug: string): string {
  return absoluteAddress(siteUrl, addresses.contributor(basePath(siteUrl), slug));
}

/** Decodes percent-encoded text; invalid text stays unchanged. */
export function decodeAddress(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}
