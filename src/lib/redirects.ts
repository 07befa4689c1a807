export interface Redirect {
  /** Both path-absolute and percent-encoded. */
  address: string;
  target: string;
}

/** Writes `_redirects` as Netlify and Cloudflare Pages read it. */
export function formatRedirects(redirects: readonly Redirect[]): string {
  return redirects.map(({ address, target }) => `${address} ${target} 301\n`).join('');
}
