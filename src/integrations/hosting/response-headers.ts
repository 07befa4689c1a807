import { addressKinds, type AddressKind } from '../../lib/addresses.ts';

export type Headers = Readonly<Record<string, string>>;

/** Files that are sent with the same headers. */
export interface FileKind {
  /** Below the site's address; `:name` stands for a part between slashes, and `*` at the end for all that follows. */
  paths: readonly string[];
  /** In addition to {@link commonHeaders}. */
  headers: Headers;
}

/** Features of browsers that no page uses. Chromium warns of names that it does not know. */
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
 * With every answer, besides the Content Security Policy, which depends on the pages. Its `frame-ancestors`
 * replaces X-Frame-Options.
 */
export const commonHeaders: Headers = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy': [...deniedFeatures.map((name) => `${name}=()`), 'clipboard-write=(self)'].join(', '),
  'Cross-Origin-Opener-Policy': 'same-origin',
};

/** With every answer over https: for two years browsers use nothing else for this host. Other hosts of the domain may differ. */
export const secureTransport: Headers = { 'Strict-Transport-Security': 'max-age=63072000' };

/** Browsers keep the file, and ask each time whether it has changed. */
const revalidated: Headers = { 'Cache-Control': 'no-cache' };

/** For names that never stand for other bytes. */
const keptForEver: Headers = { 'Cache-Control': 'public, max-age=31536000, immutable' };

const forThisSite: Headers = { 'Cross-Origin-Resource-Policy': 'same-origin' };
const forEverySite: Headers = { 'Cross-Origin-Resource-Policy': 'cross-origin' };

/** For feed readers, those within a browser included. */
const subscribed: Headers = { ...revalidated, ...forEverySite, 'Access-Control-Allow-Origin': '*' };

/** Files whose headers are not those of {@link otherFiles}. No file is of two kinds. */
export const fileKinds: readonly FileKind[] = [
  // Browsers show `application/rss+xml` as plain text, or offer to save it; XML they style.
  {
    paths: listPaths('rss'),
    headers: { 'Content-Type': 'application/xml; charset=utf-8', ...subscribed },
  },
  {
    paths: listPaths('json-feed'),
    headers: { 'Content-Type': 'application/feed+json; charset=utf-8', ...subscribed },
  },
  { paths: listPaths('opml'), headers: { 'Content-Type': 'text/x-opml; charset=utf-8', ...subscribed } },
  // Feed readers show the icons, too.
  {
    paths: listPaths('icon'),
    headers: { ...revalidated, ...forEverySite },
  },
  { paths: ['pictures/*'], headers: { ...keptForEver, ...forEverySite } },
  // No `search/:folder/*`: on Netlify that is `search/indexes.json` too, whose bytes change.
  {
    paths: ['_astro/*', 'search/:folder/:file', 'search/:folder/:part/:file'],
    headers: { ...keptForEver, ...forThisSite },
  },
];

/** Pages and all other files. The paths are for hosts that have no rule for “all others”. */
export const otherFiles: FileKind = {
  paths: listPaths('page', 'file', 'asset'),
  headers: { ...revalidated, ...forThisSite },
};

/** The paths of types of pages and files. To hosts a placeholder is a whole part between slashes. */
function listPaths(...types: AddressKind['type'][]): string[] {
  return addressKinds
    .filter(({ type }) => types.includes(type))
    .map(({ path }) => path.replace(/:\w+\.\w+$/, ':file'));
}

/** A regular expression for the paths of a kind, behind a slash, in the syntax that all servers share. */
export function expressPaths({ paths }: FileKind): string {
  const expressions = paths.map((path) =>
    path
      .replaceAll('.', String.raw`\.`)
      .replace(/:\w+/g, '[^/]+')
      .replace(/\*$/, '.+'),
  );
  return `^/(?:${expressions.join('|')})$`;
}
