import { decodeAddress } from '../lib/addresses.ts';

export interface Redirect {
  /** Both path-absolute and percent-encoded. */
  address: string;
  target: string;
}

/**
 * Writes `_redirects` for Netlify and Cloudflare Pages. Without `!`, Netlify sends the page that is at a
 * former address; Cloudflare ignores a line with `!` and uses the next one.
 */
export function formatRedirects(redirects: readonly Redirect[]): string {
  return redirects
    .map(({ address, target }) => `${address} ${target} 301!\n${address} ${target} 301\n`)
    .join('');
}

/** Writes the lines of a `map` of nginx or Caddy: decoded addresses, which servers compare, and targets. */
export const formatNginxRedirects = (redirects: readonly Redirect[]): string =>
  formatMap(redirects, (from, to) => `${from} ${to};\n`);

export const formatCaddyRedirects = (redirects: readonly Redirect[]): string =>
  formatMap(redirects, (from, to) => `${from} ${to}\n`);

function formatMap(redirects: readonly Redirect[], formatLine: (from: string, to: string) => string): string {
  // Caddy refuses to include an empty file.
  const head = '# Former addresses and where they lead.\n';
  const lines = redirects.map(({ address, target }) =>
    formatLine(`"${decodeAddress(address)}"`, `"${target}"`),
  );
  return [head, ...lines].join('');
}
