export type Headers = Readonly<Record<string, string>>;

/** Files that are sent with the same headers. */
export interface FileKind {
  /** Below the site's address; `:name` stands for a part between slashes, and `*` at the end for all that follows. */
  paths: readonly string[];
  /** Besides {@link commonHeaders}. */
  headers: Headers;
}

/** What browsers offer to pages and these pages have no use for. Names that Chromium does not know it would warn of. */
const deniedFeatures = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'camera',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
  'xr-spatial-tracking',
];

/**
 * With every answer, besides the Content Security Policy, which depends on the pages. Its
 * `frame-ancestors` is all that X-Frame-Options was for.
 */
export const commonHeaders: Headers = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy': [...deniedFeatures.map((name) => `${name}=()`), 'clipboard-write=(self)'].join(', '),
  'Cross-Origin-Opener-Policy': 'same-origin',
};

/** With every answer over https: for two years browsers ask for this host by nothing else. Other hosts of the domain are not spoken for. */
export const secureTransport: Headers = { 'Strict-Transport-Security': 'max-age=63072000' };

/** Whoever has the file asks whether it is still the same one. */
const revalidated: Headers = { 'Cache-Control': 'no-cache' };

/** A name that never stands for other bytes. */
const keptForEver: Headers = { 'Cache-Control': 'public, max-age=31536000, immutable' };

const forThisSite: Headers = { 'Cross-Origin-Resource-Policy': 'same-origin' };
const forEverySite: Headers = { 'Cross-Origin-Resource-Policy': 'cross-origin' };

/** What readers of feeds ask for, those that run in a browser too. */
const subscribed: Headers = { ...revalidated, ...forEverySite, 'Access-Control-Allow-Origin': '*' };

/** Files whose headers are not those of {@link otherFiles}. No file is of two kinds. */
export const fileKinds: readonly FileKind[] = [
  // Browsers show `application/rss+xml` as plain text, or offer to save it; so feeds are XML, which they style.
  {
    paths: ['rss.xml', 'tags/:tag/rss.xml', 'sources/:source/rss.xml', 'feeds/archive/:file'],
    headers: { 'Content-Type': 'application/xml; charset=utf-8', ...subscribed },
  },
  {
    paths: ['feed.json'],
    headers: { 'Content-Type': 'application/feed+json; charset=utf-8', ...subscribed },
  },
  { paths: ['feeds.opml'], headers: { 'Content-Type': 'text/x-opml; charset=utf-8', ...subscribed } },
  // The icons that readers of feeds show.
  {
    paths: ['feed-icon.png', 'favicon.ico', 'favicon.svg', 'apple-touch-icon.png'],
    headers: { ...revalidated, ...forEverySite },
  },
  { paths: ['pictures/*'], headers: { ...keptForEver, ...forEverySite } },
  // No `search/:folder/*`: on Netlify that is `search/indexes.json` too, whose bytes change.
  {
    paths: ['_astro/*', 'search/:folder/:file', 'search/:folder/:part/:file'],
    headers: { ...keptForEver, ...forThisSite },
  },
];

/** Pages and all other files. The paths are for hosts that know no “all others”. */
export const otherFiles: FileKind = {
  paths: [
    '',
    'page/:number/',
    'articles/:slug/',
    'tags/',
    'tags/:tag/',
    'tags/:tag/page/:number/',
    'sources/',
    'sources/:source/',
    'sources/:source/page/:number/',
    'archive/',
    'archive/:year/:month/',
    'feeds/',
    'search/',
    'search/indexes.json',
    '404.html',
    'sitemap.xml',
    'sitemaps/:file',
    'robots.txt',
    'permalinks.txt',
    'feed.css',
    'wechat.svg',
  ],
  headers: { ...revalidated, ...forThisSite },
};

/** A regular expression, in the part of the language that all servers share, for the paths of a kind behind a slash. */
export function expressPaths({ paths }: FileKind): string {
  const expressions = paths.map((path) =>
    path
      .replaceAll('.', String.raw`\.`)
      .replace(/:\w+/g, '[^/]+')
      .replace(/\*$/, '.+'),
  );
  return `^/(?:${expressions.join('|')})$`;
}
