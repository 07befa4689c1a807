import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { cacheRoot } from '../../lib/disk-cache.ts';
import { SettingError } from '../../lib/setting-error.ts';
import { normalizeSiteAddress } from '../../lib/site-address.ts';
import { readWholeFile } from './file-reading.ts';

/** The absolute path of the content folder: `CONTENT_DIR`, else `content/` of the project. */
export const contentDirectory: string = resolve(process.env.CONTENT_DIR || 'content');

export function locateCheckCache(directory: string): string {
  return join(cacheRoot, `${createCacheName(directory, '')}.json`);
}

/** The name of a cache, which depends on the content folder and the site's address. */
export function createCacheName(directory: string, siteUrl: string): string {
  return createHash('sha256').update(`${directory}\n${siteUrl}`).digest('hex').slice(0, 12);
}

/**
 * The address of the site in its one spelling, with a slash at its end: `SITE_URL`, else `url` of site.yaml.
 * If neither is usable, it is a placeholder, and the check reports the error in site.yaml.
 *
 * @throws if `SITE_URL` is set and is not a valid address.
 */
export function readSiteUrl(directory: string, override = process.env.SITE_URL): string {
  return findSiteUrl(directory, override) ?? 'http://localhost:4321/';
}

/**
 * The address under which the site is published, for commands that ask it there.
 *
 * @throws if neither `SITE_URL` nor site.yaml says it.
 */
export function requireSiteUrl(directory: string): string {
  const url = findSiteUrl(directory, process.env.SITE_URL);
  if (url !== undefined) return url;
  throw new SettingError(
    `${join(directory, 'site.yaml')} does not say the address of the site: npm run check:content says why.`,
  );
}

function findSiteUrl(directory: string, override: string | undefined): string | undefined {
  if (!override) return normalizeSiteAddress(readWrittenUrl(directory) ?? '');
  const address = normalizeSiteAddress(override);
  if (address !== undefined) return address;
  throw new SettingError(
    `SITE_URL is “${override}”: it must be an address such as https://example.org/ or https://example.org/news/.`,
  );
}

function readWrittenUrl(directory: string): string | undefined {
  try {
    const settings: unknown = parse(readWholeFile(join(directory, 'site.yaml')).bytes.toString('utf8'));
    const url: unknown =
      settings && typeof settings === 'object' && 'url' in settings ? settings.url : undefined;
    return typeof url === 'string' ? url : undefined;
  } catch {
    return undefined;
  }
}
