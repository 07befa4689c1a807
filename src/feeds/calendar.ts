import ical, { ICalEventTransparency } from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import type { AnnouncedEvent } from '../content/events.ts';
import type { SiteSettings } from '../content/schema/site.ts';
import { absoluteAddress, addresses, basePath } from '../lib/addresses.ts';
import { removeForbiddenCharacters } from '../lib/xml.ts';

/** What a calendar says of the site. */
export type CalendarSite = Pick<SiteSettings, 'name' | 'url' | 'guidPrefix'>;

/**
 * When an entry was last revised is written down nowhere, and the clock would change the file with every build. It
 * must not go back when an event is moved: programs ignore an entry that is older than theirs (RFC 5546, 2.1.5).
 */
const lastRevision = Temporal.Instant.from('2000-01-01T00:00:00Z');

/** A day, in seconds. */
const timeToLive = 86_400;

/** Writes the calendar of all events (RFC 5545), to subscribe to. */
export function formatCalendar(events: readonly AnnouncedEvent[], site: CalendarSite): string {
  const name = removeForbiddenCharacters(`${site.name}: events`);
  return format(events, site, { name, ttl: timeToLive });
}

/** Writes the calendar file of one event, to import once. */
export function formatEventCalendar(event: AnnouncedEvent, site: CalendarSite): string {
  return format([event], site);
}

function format(
  events: readonly AnnouncedEvent[],
  site: CalendarSite,
  options: { name?: string; ttl?: number } = {},
): string {
  const calendar = ical({
    ...options,
    prodId: { company: new URL(site.url).hostname, product: 'events', language: 'EN' },
  });
  for (const event of events) calendar.createEvent(describe(event, site));
  // Every line ends, and the package leaves the last one open.
  return `${calendar.toString()}\r\n`;
}

function describe(event: AnnouncedEvent, { url, guidPrefix }: CalendarSite) {
  const { slug, name, starts, ends, venue, address, description } = event;
  const firstDay = Temporal.PlainDate.from(starts);
  return {
    // The package escapes every text but this one (RFC 5545, 3.3.11).
    id: `${guidPrefix}:events/${encodeURIComponent(slug)}`.replaceAll(',', '\\,'),
    stamp: lastRevision,
    allDay: true,
    start: firstDay,
    end: Temporal.PlainDate.from(ends).add({ days: 1 }),
    // A fair leaves its visitors free to meet.
    transparency: ICalEventTransparency.TRANSPARENT,
    summary: removeForbiddenCharacters(name),
    location: removeForbiddenCharacters([venue, address].filter(Boolean).join(', ')),
    url: absoluteAddress(url, addresses.event(basePath(url), slug)),
    description: description === undefined ? null : removeForbiddenCharacters(description),
  };
}
