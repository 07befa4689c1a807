import type { Article } from './articles.ts';
import type { EventSettings } from './schema/event.ts';
import { groupByTag } from './topics.ts';
import type { Tag, Vocabulary } from './vocabulary.ts';
import { endOfDay } from '../lib/dates.ts';
import { createSlug } from '../lib/slugs.ts';

/** An event with its part of an address and its tag resolved. */
export interface AnnouncedEvent extends Omit<EventSettings, 'tag'> {
  slug: string;
  tag?: Tag | undefined;
  /** An event is over when its last day has ended in the site's time zone. */
  isOver: boolean;
}

/** What events are resolved with. */
export interface EventContext {
  timeZone: string;
  vocabulary: Vocabulary;
  /** In milliseconds since 1970. */
  now: number;
}

/** Events, the earliest first. */
export function resolveEvents(
  events: readonly EventSettings[],
  { timeZone, vocabulary, now }: EventContext,
): AnnouncedEvent[] {
  return events
    .map(({ tag, ...event }) => ({
      ...event,
      slug: createSlug(event.name),
      tag: tag === undefined ? undefined : vocabulary(tag),
      isOver: now >= endOfDay(event.ends, timeZone),
    }))
    .sort((a, b) => compare(a.starts, b.starts) || compare(a.ends, b.ends) || compare(a.name, b.name));
}

/** The earliest event that is not over. */
export function findEventCall(earliestFirst: readonly AnnouncedEvent[]): AnnouncedEvent | undefined {
  return earliestFirst.find(({ isOver }) => !isOver);
}

const mostStories = 30;

/** The newest articles of the event's tag, as many as its page shows. */
export function findEventStories(
  { tag }: AnnouncedEvent,
  newestFirst: readonly Article[],
): readonly Article[] {
  const group = groupByTag(newestFirst).find(({ slug }) => slug === tag?.slug);
  return group?.articles.slice(0, mostStories) ?? [];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
