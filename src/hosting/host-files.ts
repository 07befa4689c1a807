import { open, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { basePath } from '../lib/addresses.ts';
import { formatCaddyPolicy } from '../lib/caddy-file.ts';
import { formatSitePolicy } from '../lib/content-security-policy.ts';
import { formatHeadersFile } from '../lib/headers-file.ts';
import { formatNginxPolicy } from '../lib/nginx-file.ts';
import { readPagePolicy } from './page-policy.ts';

/** Tells hosts of the headers of a site when its pages are there: what the header allows, the pages decide. */
export function hostFiles(siteUrl: string): AstroIntegration {
  return {
    name: 'host-files',
    hooks: {
      'astro:build:done': ({ dir }) => writeHostFiles(fileURLToPath(dir), siteUrl),
    },
  };
}

/**
 * Writes `_headers` for Netlify and Cloudflare Pages, and the policy for nginx and Caddy.
 *
 * @param site the folder that the site has been built into.
 * @param siteUrl its address.
 */
async function writeHostFiles(site: string, siteUrl: string): Promise<void> {
  const policy = formatSitePolicy(await readPagePolicies(site));
  const isSecure = siteUrl.startsWith('https:');
  await Promise.all([
    writeFile(join(site, '_headers'), formatHeadersFile(policy, basePath(siteUrl), isSecure)),
    writeFile(join(site, '_policy.nginx'), formatNginxPolicy(policy)),
    writeFile(join(site, '_policy.caddy'), formatCaddyPolicy(policy)),
  ]);
}

/** Every policy that a page has, each once. */
async function readPagePolicies(site: string): Promise<Set<string>> {
  const entries = await readdir(site, { recursive: true, withFileTypes: true });
  const pages = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.html')).values();
  const policies = new Set<string>();
  const beginning = 2048;
  const readSome = async () => {
    const buffer = Buffer.alloc(beginning);
    for (const { parentPath, name } of pages) {
      const file = await open(join(parentPath, name));
      try {
        const { bytesRead } = await file.read(buffer, 0, beginning, 0);
        const policy = readPagePolicy(buffer.toString('utf8', 0, bytesRead));
        if (policy === undefined) throw new Error(`${join(parentPath, name)} has no policy.`);
        policies.add(policy);
      } finally {
        await file.close();
      }
    }
  };
  await Promise.all(Array.from({ length: 8 }, readSome));
  return policies;
}
