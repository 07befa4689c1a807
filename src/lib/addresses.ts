/**
 * Every address of the site. The argument `base` is the path the site lives under, with a slash at
 * both ends: `/`, or `/news/`. Answers are path-absolute, each segment percent-encoded.
 */
export const addresses = {
  home: (base: string) => base,
  article: (base: string, slug: string) => `${base}articles/${encodeURIComponent(slug)}/`,
  tags: (base: string) => `${base}tags/`,
  tag: (base: string, slug: string) => `${base}tags/${encodeURIComponent(slug)}/`,
  sources: (base: string) => `${base}sources/`,
  source: (base: string, key: string) => `${base}sources/${encodeURIComponent(key)}/`,
  archive: (base: string) => `${base}archive/`,
  archiveMonth: (base: string, month: string) => `${base}archive/${month.replace('-', '/')}/`,
  search: (base: string) => `${base}search/`,
  /** What the search indexes are made of, while the site is built. */
  searchRecords: (base: string) => `${base}search/records/`,
  /** The file that names the search indexes; they lie beside it. */
  searchIndexes: (base: string) => `${base}search/indexes.json`,
  feeds: (base: string) => `${base}feeds/`,
  rss: (base: string) => `${base}rss.xml`,
  jsonFeed: (base: string) => `${base}feed.json`,
  feedList: (base: string) => `${base}feeds.opml`,
  tagRss: (base: string, slug: string) => `${base}tags/${encodeURIComponent(slug)}/rss.xml`,
  sourceRss: (base: string, key: string) => `${base}sources/${encodeURIComponent(key)}/rss.xml`,
  feedArchive: (base: string, number: number) => `${base}feeds/archive/${String(number)}.xml`,
  sitemap: (base: string) => `${base}sitemap.xml`,
  sitemapPart: (base: string, name: string) => `${base}sitemaps/${name}.xml`,
  indexNowKey: (base: string, key: string) => `${base}${key}.txt`,
  wechatCode: (base: string) => `${base}wechat.svg`,
  picture: (base: string, name: string) => `${base}pictures/${name}`,
  sharingPicture: (base: string, name: string) => `${base}pictures/share/${name}.png`,
  asset: (base: string, name: string) => `${base}${name}`,
} as const;

/** A page of a list that is cut into pages: {@link paginate} says how they are numbered. */
export function listPageAddress(listAddress: string, number: number): string {
  return `${listAddress}page/${String(number)}/`;
}

/** Whether an address is that of a feed to subscribe to. */
export function isFeedAddress(address: string): boolean {
  return /\/(rss\.xml|feed\.json)$/.test(address);
}

/** The path a site lives under, with a slash at both ends. */
export function basePath(siteUrl: string): string {
  const { pathname } = new URL(siteUrl);
  return pathname.endsWith('/') ? pathname : `${pathname}/`;
}

/** An address with scheme and host, as canonical links, feeds and sitemaps need it. */
export function absoluteAddress(siteUrl: string, address: string): string {
  return new URL(address, siteUrl).href;
}

/** Percent-encoded text as it was; text that encodes nothing valid stays as it is. */
export function decodeAddress(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}
