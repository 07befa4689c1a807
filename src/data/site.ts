import { getCollection, getEntry } from 'astro:content';
import { buildTime } from '../clock.ts';
import { contentDirectory, readSiteUrl } from '../loader/content-directory.ts';
import { findEventCall } from '../lib/event-call.ts';
import { rememberInBuild } from './build-memory.ts';
import type { EventSettings } from '../schema/event.ts';
import type { SiteSettings } from '../schema/site.ts';
import type { TagSettings } from '../schema/tag.ts';

/** The site's settings; `url` is the address in force, `SITE_URL` included, with a slash at its end. */
export const getSite = rememberInBuild(readSite);

async function readSite(): Promise<SiteSettings> {
  const entry = await getEntry('site', 'site');
  if (!entry) throw new Error('content/site.yaml could not be used; `npm run check:content` says why.');
  return { ...entry.data, url: readSiteUrl(contentDirectory) };
}

/** The event that readers are called to at the time of the build. */
export async function getEventCall(): Promise<EventSettings | undefined> {
  const { timeZone } = await getSite();
  const events = await getCollection('events');
  return findEventCall(
    events.map(({ data }) => data),
    buildTime,
    timeZone,
  );
}

/** The vocabulary of tags. */
export async function getTagSettings(): Promise<TagSettings[]> {
  return (await getCollection('tags')).map(({ data }) => data);
}
