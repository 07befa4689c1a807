import { basePath } from '../../lib/addresses.ts';
import type { NamedFile } from '../../lib/named-file.ts';
import { formatCaddyPolicy } from './caddy-file.ts';
import { formatSitePolicy } from './content-security-policy.ts';
import { formatHeadersFile } from './headers-file.ts';
import type { KnownCode } from './known-code.ts';
import { formatNginxPolicy } from './nginx-file.ts';

/**
 * The files that tell hosts of the headers of a site: `_headers` for Netlify and Cloudflare Pages, and the
 * policy for nginx and Caddy. They depend on the code and the address of the site alone.
 */
export function formatHostFiles(code: KnownCode, siteUrl: string): NamedFile[] {
  const policy = formatSitePolicy(code);
  const texts = {
    _headers: formatHeadersFile(policy, basePath(siteUrl), siteUrl.startsWith('https:')),
    '_policy.nginx': formatNginxPolicy(policy),
    '_policy.caddy': formatCaddyPolicy(policy),
  };
  return Object.entries(texts).map(([path, text]) => ({ path, content: Buffer.from(text) }));
}
