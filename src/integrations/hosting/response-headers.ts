import { addressKinds, type AddressKind } from '../../lib/addresses.ts';

export type Headers = Readonly<Record<string, string>>;

/** Files that are sent with the same headers. */
export interface FileKind {
  /** Relative to the site's address. `:name` stands for one segment, and `*` at the end for any rest. */
  paths: readonly string[];
  /** In addition to {@link commonHeaders}. */
  headers: Headers;
}

/** Browser features that these pages do not use. Chromium warns of names that it does not know. */
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
 * Sent with every response. The Content Security Policy, which depends on the pages, is added to them; its
 * `frame-ancestors` replaces X-Frame-Options.
 */
export const commonHeaders: Headers = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy': [...deniedFeatures.map((name) => `${name}=()`), 'clipboard-write=(self)'].join(', '),
  'Cross-Origin-Opener-Policy': 'same-origin',
};

/** Sent with every response over https: browsers use only https for this host for two years. Subdomains are not included. */
export const secureTransport: Headers = { 'Strict-Transport-Security': 'max-age=63072000' };

/** Caches may keep the file, but must ask whether it has changed. */
const revalidated: Headers = { 'Cache-Control': 'no-cache' };

/** The name contains a digest, so the bytes behind it never change. */
const immutable: Headers = { 'Cache-Control': 'public, max-age=31536000, immutable' };

const forThisSite: Headers = { 'Cross-Origin-Resource-Policy': 'same-origin' };
const forEverySite: Headers = { 'Cross-Origin-Resource-Policy': 'cross-origin' };

/** Feed readers that run in a browser need CORS. */
const subscribed: Headers = { ...revalidated, ...forEverySite, 'Access-Control-Allow-Origin': '*' };

/** Files whose headers differ from {@link otherFiles}. No file is of two kinds. */
export const fileKinds: readonly FileKind[] = [
  // Browsers show `application/rss+xml` as plain text or download it; as XML they apply its style sheet.
  {
    paths: listPaths('rss'),
    headers: { 'Content-Type': 'application/xml; charset=utf-8', ...subscribed },
  },
  {
    paths: listPaths('json-feed'),
    headers: { 'Content-Type': 'application/feed+json; charset=utf-8', ...subscribed },
  },
  { paths: listPaths('opml'), headers: { 'Content-Type': 'text/x-opml; charset=utf-8', ...subscribed } },
  {
    paths: listPaths('calendar'),
    headers: { 'Content-Type': 'text/calendar; charset=utf-8', ...subscribed },
  },
  // Feed readers show these icons.
  {
    paths: listPaths('icon'),
    headers: { ...revalidated, ...forEverySite },
  },
  { paths: ['pictures/*'], headers: { ...immutable, ...forEverySite } },
  { paths: ['_astro/*', 'search/files/*'], headers: { ...immutable, ...forThisSite } },
];

/** Pages and all other files. The paths are for hosts that cannot express “all others”. */
export const otherFiles: FileKind = {
  paths: listPaths('page', 'file', 'asset'),
  headers: { ...revalidated, ...forThisSite },
};

/** The paths of types of pages and files. For hosts a placeholder is a whole path segment. */
function listPaths(...types: AddressKind['type'][]): string[] {
  return addressKinds
    .filter(({ type }) => types.includes(type))
    .map(({ path }) => path.replace(/:\w+\.\w+$/, ':file'));
}
