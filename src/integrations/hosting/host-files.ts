import { basePath } from '../../lib/addresses.ts';
import { formatCaddyPolicy } from './caddy-file.ts';
import { formatSitePolicy } from './content-security-policy.ts';
import { formatHeadersFile } from './headers-file.ts';
import { formatNginxPolicy } from './nginx-file.ts';

/**
 * The files that tell hosts of the headers of a site: `_headers` for Netlify and Cloudflare Pages, and the
 * policy for nginx and Caddy. What a header allows, the pages decide.
 *
 * @param policies every policy that a page has, in any order.
 * @param siteUrl the address of the site.
 */
export function formatHostFiles(
  policies: Iterable<string>,
  siteUrl: string,
): { path: string; content: Uint8Array }[] {
  const policy = formatSitePolicy(policies);
  const texts = {
    _headers: formatHeadersFile(policy, basePath(siteUrl), siteUrl.startsWith('https:')),
    '_policy.nginx': formatNginxPolicy(policy),
    '_policy.caddy': formatCaddyPolicy(policy),
  };
  return Object.entries(texts).map(([path, text]) => ({ path, content: Buffer.from(text) }));
}
