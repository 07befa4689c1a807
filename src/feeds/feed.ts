import type { Article } from '../content/articles.ts';
import type { SiteSettings } from '../content/schema/site.ts';

/** How many articles a feed shows. */
export const feedLength = 50;

/** What a feed does not share with the other feeds of the site. Addresses are path-absolute. */
export interface FeedSubject {
  title: string;
  description: string;
  /** Where the feed itself is. */
  address: string;
  /** The page that shows the same articles. */
  page: string;
  /** Newest first, as many as the feed is to show. */
  articles: readonly Article[];
  history?: FeedHistory | undefined;
}

/** Where the older items of a feed are (RFC 5005, section 4). */
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

/** What takes time to make of an article for its item. */
export interface FeedItemContent {
  html: string;
  enclosure?: Enclosure | undefined;
}

/** A file that goes with an item. */
export interface Enclosure {
  /** With scheme and host. */
  address: string;
  /** In bytes. */
  length: number;
  /** A media type. */
  type: string;
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
