import { buildTime } from '../../clock.ts';
import { contentDirectory, readSiteUrl } from '../loader/content-directory.ts';
import { findEventCall } from '../event-call.ts';
import { cacheForContent } from './content-cache.ts';
import type { EventSettings } from '../schema/event.ts';
import type { SiteSettings } from '../schema/site.ts';
import { readEventSettings, readSiteSettings } from './collections.ts';

/** The site's settings; `url` is the address in force, `SITE_URL` included, with a slash at its end. */
export const getSite = cacheForContent(readSite);

async function readSite(): Promise<SiteSettings> {
  const settings = await readSiteSettings();
  if (!settings) throw new Error('content/site.yaml could not be used; `npm run check:content` says why.');
  return { ...settings, url: readSiteUrl(contentDirectory) };
}

/** The event that readers are called to at the time of the build. */
export async function getEventCall(): Promise<EventSettings | undefined> {
  const { timeZone } = await getSite();
  return findEventCall(await readEventSettings(), buildTime, timeZone);
}
