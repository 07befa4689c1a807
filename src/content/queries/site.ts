import { getCollection } from 'astro:content';
import { contentDirectory, readSiteUrl } from '../loader/content-directory.ts';
import { createContributor, type Contributor } from '../contributors.ts';
import { cacheForContent } from './content-cache.ts';
import type { StoredContributor } from '../schema/contributor.ts';
import type { SiteSettings } from '../schema/site.ts';
import type { SourceSettings } from '../schema/source.ts';
import type { TagSettings } from '../schema/tag.ts';

/** The site's settings; `url` is `SITE_URL` if that is set, and ends with a slash. */
export const getSite = cacheForContent(readSite);

async function readSite(): Promise<SiteSettings> {
  const [site] = await getCollection('site');
  if (!site) throw new Error('content/site.yaml could not be used; `npm run check:content` says why.');
  return process.env.SITE_URL ? { ...site.data, url: readSiteUrl(contentDirectory) } : site.data;
}

/** The vocabulary of tags, in the order of tags.yaml. */
export async function getTagSettings(): Promise<TagSettings[]> {
  return (await getCollection('tags')).map(({ data }) => data);
}

/** The sources of sources.yaml, by key. */
export async function getSources(): Promise<Record<string, SourceSettings>> {
  return Object.fromEntries((await getCollection('sources')).map(({ id, data }) => [id, data]));
}

/** Those who write for the site, in the order of contributors.yaml. */
export async function getContributors(): Promise<Contributor[]> {
  // The loader has added the portraits.
  return (await getCollection('contributors')).map(({ data }) =>
    createContributor(data as StoredContributor),
  );
}
