import { decodeAddress } from '../lib/addresses.ts';

export interface Redirect {
  /** Both path-absolute and percent-encoded. */
  address: string;
  target: string;
}

/**
 * Writes `_redirects` as Netlify and Cloudflare Pages read it. Without `!`, Netlify sends the page that is at
 * a former address; Cloudflare ignores a line with `!` and takes the next one.
 */
export function formatRedirects(redirects: readonly Redirect[]): string {
  return redirects
    .map(({ address, target }) => `${address} ${target} 301!\n${address} ${target} 301\n`)
    .join('');
}

/** What the `map` of nginx includes: decoded addresses, as servers compare them, and targets. Caddy’s is alike. */
export const formatNginxRedirects = (redirects: readonly Redirect[]): string =>
  formatMap(redirects, (from, to) => `${from} ${to};\n`);

export const formatCaddyRedirects = (redirects: readonly Redirect[]): string =>
  formatMap(redirects, (from, to) => `${from} ${to}\n`);

function formatMap(redirects: readonly Redirect[], formatLine: (from: string, to: string) => string): string {
  return redirects
    .map(({ address, target }) => formatLine(`"${decodeAddress(address)}"`, `"${target}"`))
    .join('');
}
