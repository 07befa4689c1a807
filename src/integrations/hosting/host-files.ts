import { basePath } from '../../lib/addresses.ts';
import { formatSitePolicy } from './content-security-policy.ts';
import { formatHeadersFile } from './headers-file.ts';

/**
 * Formats the files from which hosts take the headers of a site: `_headers` for Netlify and Cloudflare
 * Pages, and the Content Security Policy, which `deploy/nginx.conf` and `deploy/Caddyfile` include.
 *
 * @param policies the policies of all pages, in any order.
 */
export function formatHostFiles(
  policies: Iterable<string>,
  siteUrl: string,
): { path: string; content: Uint8Array }[] {
  const policy = formatSitePolicy(policies);
  const texts = {
    _headers: formatHeadersFile(policy, basePath(siteUrl), siteUrl.startsWith('https:')),
    '_policy.nginx': `add_header Content-Security-Policy "${policy}" always;\n`,
    '_policy.caddy': `header Content-Security-Policy "${policy}"\n`,
  };
  return Object.entries(texts).map(([path, text]) => ({ path, content: Buffer.from(text) }));
}
