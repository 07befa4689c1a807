import type { Article } from '../content/articles.ts';
import type { Moment } from '../lib/dates.ts';
import type { SiteSettings } from '../content/schema/site.ts';

export const feedLength = 50;

/** The properties that differ between the feeds of the site. Addresses are path-absolute. */
export interface FeedSubject {
  title: string;
  description: string;
  address: string;
  /** The page that shows the same articles. */
  page: string;
  /** The articles of the feed, newest first. */
  articles: readonly Article[];
  history?: FeedHistory | undefined;
}

/** The addresses of a feed's older items (RFC 5005, section 4). */
export interface FeedHistory {
  /** The feed that readers subscribe to; absent in that feed itself. */
  current?: string | undefined;
  previous?: string | undefined;
  next?: string | undefined;
}

/** A feed before it is written as RSS or JSON. */
export interface Feed extends FeedSubject {
  site: Pick<SiteSettings, 'url' | 'language' | 'guidPrefix'>;
  /** WebSub hubs, which tell subscribers of a change at once (https://www.w3.org/TR/websub/). */
  hubs: readonly string[];
}

/** The parts of a feed item that take time to make. */
export interface FeedItemContent {
  html: string;
  enclosure?: Enclosure | undefined;
}

export interface Enclosure {
  /** With scheme and host. */
  address: string;
  /** In bytes. */
  length: number;
  /** A media type. */
  type: string;
}

/**
 * The date of an item, RFC 3339. Of a story that has a day and no time it is 11:00 UTC of that day: between 11:00 and
 * 12:00 UTC it is the same day from UTC−11 to UTC+12, so readers see the day that the page shows (decision 014).
 */
export function dateItem({ iso, day, isDay }: Moment): string {
  return isDay ? `${day}T11:00:00Z` : iso;
}

/** The date of an item's last change, RFC 3339; undefined without one. It is never before the item's own date. */
export function dateChange({
  published,
  updated,
}: Pick<Article, 'published' | 'updated'>): string | undefined {
  if (!updated) return undefined;
  const [date, change] = [dateItem(published), dateItem(updated)];
  return Date.parse(change) < Date.parse(date) ? date : change;
}

export function createFeed(
  subject: FeedSubject,
  { url, language, guidPrefix, announce }: Feed['site'] & Pick<SiteSettings, 'announce'>,
): Feed {
  return {
    ...subject,
    site: { url, language, guidPrefix },
    // Nobody subscribes to an archive document, and it stays as it is.
    hubs: subject.history?.current === undefined ? (announce?.hubs ?? []) : [],
  };
}
