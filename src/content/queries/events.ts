import { getCollection } from 'astro:content';
import { buildTime } from '../../clock.ts';
import { resolveEvents, type AnnouncedEvent } from '../events.ts';
import { createVocabulary } from '../vocabulary.ts';
import { cacheForContent } from './content-cache.ts';
import { getSite, getTagSettings } from './site.ts';

/** All events, the earliest first; the build's clock says which are over. */
export const getEvents = cacheForContent(readEvents);

async function readEvents(): Promise<AnnouncedEvent[]> {
  const [{ timeZone }, events, tags] = await Promise.all([
    getSite(),
    getCollection('events'),
    getTagSettings(),
  ]);
  return resolveEvents(
    events.map(({ data }) => data),
    { timeZone, vocabulary: createVocabulary(tags), now: buildTime },
  );
}
