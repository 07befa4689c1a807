import { absoluteAddress, addresses } from '../lib/addresses.ts';
import type { FeedLink, Frame, SharedPicture } from './frame.ts';

/** What the `<head>` of a page says. */
export interface PageHead {
  title: string;
  description: string;
  /** With scheme and host. Absent on a page that has no address of its own. */
  canonical?: string | undefined;
  /** Those of the page's own subject first. */
  feeds: FeedLink[];
  picture?: HeadPicture | undefined;
}

/** The picture that other sites show with a link to the page. */
export interface HeadPicture {
  /** With scheme and host. */
  address: string;
  mediaType: string;
  width: number;
  height: number;
  /** What it shows, for those who cannot see it. */
  alt: string;
}

export interface PageSubject {
  /** Absent on the home page, which the site's name stands for. */
  title?: string;
  description: string;
  /** Path-absolute. */
  address?: string;
  /** The feed of what the page is about, where that is less than everything. */
  feed?: FeedLink;
  /** Of the page itself; else that of the site is shared with it. */
  picture?: SharedPicture | undefined;
}

export function buildHead(
  frame: Frame,
  { title, description, address, feed, picture = frame.picture }: PageSubject,
): PageHead {
  return {
    title: title === undefined ? `${frame.siteName}: ${frame.tagline}` : `${title} · ${frame.siteName}`,
    description,
    canonical: address === undefined ? undefined : absoluteAddress(frame.siteUrl, address),
    feeds: feed ? [feed, frame.feed] : [frame.feed],
    picture: picture && locatePicture(picture, frame),
  };
}

function locatePicture({ name, ...facts }: SharedPicture, { siteUrl, base }: Frame): HeadPicture {
  return { address: absoluteAddress(siteUrl, addresses.sharingPicture(base, name)), ...facts };
}
