import { absoluteAddress } from '../lib/addresses.ts';
import type { FeedLink, Frame } from './frame.ts';

/** What the `<head>` of a page says. */
export interface PageHead {
  title: string;
  description: string;
  /** With scheme and host. Absent on a page that has no address of its own. */
  canonical?: string | undefined;
  /** Those of the page's own subject first. */
  feeds: FeedLink[];
}

export interface PageSubject {
  /** Absent on the home page, which the site's name stands for. */
  title?: string;
  description: string;
  /** Path-absolute. */
  address?: string;
  /** The feed of what the page is about, where that is less than everything. */
  feed?: FeedLink;
}

export function buildHead(frame: Frame, { title, description, address, feed }: PageSubject): PageHead {
  return {
    title: title === undefined ? `${frame.siteName}: ${frame.tagline}` : `${title} · ${frame.siteName}`,
    description,
    canonical: address === undefined ? undefined : absoluteAddress(frame.siteUrl, address),
    feeds: feed ? [feed, frame.feed] : [frame.feed],
  };
}
