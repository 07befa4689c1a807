import { basePath } from '../../lib/addresses.ts';
import type { NamedFile } from '../../lib/named-file.ts';
import { formatSitePolicy } from './content-security-policy.ts';
import { formatHeadersFile } from './headers-file.ts';
import type { KnownCode } from './known-code.ts';

/**
 * Formats the files from which hosts take the headers of a site: `_headers` for Netlify and Cloudflare
 * Pages, and the Content Security Policy, which `deploy/nginx.conf` and `deploy/Caddyfile` include. They
 * depend on the code and the site's address alone.
 */
export function formatHostFiles(code: KnownCode, siteUrl: string): NamedFile[] {
  const policy = formatSitePolicy(code);
  const texts = {
    _headers: formatHeadersFile(policy, basePath(siteUrl), siteUrl.startsWith('https:')),
    '_policy.nginx': `add_header Content-Security-Policy "${policy}" always;\n`,
    '_policy.caddy': `header Content-Security-Policy "${policy}"\n`,
  };
  return Object.entries(texts).map(([path, text]) => ({ path, content: Buffer.from(text) }));
}
