import { decodeAddress } from '../lib/addresses.ts';

export interface Redirect {
  /** Both path-absolute and percent-encoded. */
  address: string;
  target: string;
}

/**
 * Writes `_redirects` as Netlify and Cloudflare Pages read it. Netlify answers with the page that is at
 * a former address unless it is forced to; Cloudflare leaves out a line with `!` and takes the next.
 */
export function formatRedirects(redirects: readonly Redirect[]): string {
  return redirects
    .map(({ address, target }) => `${address} ${target} 301!\n${address} ${target} 301\n`)
    .join('');
}

/** Writes what nginx's `map` and Caddy's `map` include alike: decoded addresses, as servers compare them, and targets. */
export const formatNginxRedirects = (redirects: readonly Redirect[]): string =>
  formatMap(redirects, (from, to) => `${from} ${to};\n`);

export const formatCaddyRedirects = (redirects: readonly Redirect[]): string =>
  formatMap(redirects, (from, to) => `${from} ${to}\n`);

function formatMap(redirects: readonly Redirect[], formatLine: (from: string, to: string) => string): string {
  return redirects
    .map(({ address, target }) => formatLine(`"${decodeAddress(address)}"`, `"${target}"`))
    .join('');
}
