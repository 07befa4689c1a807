import type { Thing } from 'schema-dts';
import { absoluteAddress, addresses } from '../lib/addresses.ts';
import { createGraph, describeEvent, formatGraph, type DescribedSite } from '../discovery/structured-data.ts';
import type { FeedLink, Frame, SharedPicture } from './frame.ts';

/** What the `<head>` of a page says. */
export interface PageHead {
  title: string;
  description: string;
  /** With scheme and host. Absent on a page that has no address of its own. */
  canonical?: string | undefined;
  /** What search engines may do with the page. */
  robots: string;
  /** Those of the page's own subject first. */
  feeds: FeedLink[];
  share: SharedPage;
  picture?: HeadPicture | undefined;
  /** JSON-LD, made safe for a `<script>` element. */
  structuredData?: string | undefined;
}

/** What other sites say of the page with a link to it (https://ogp.me/). */
export interface SharedPage {
  title: string;
  siteName: string;
  /** Of a story. */
  story?: StoryHead | undefined;
}

export interface StoryHead {
  /** RFC 3339, as is the last change. */
  published: string;
  updated?: string | undefined;
  /** Labels. */
  tags: string[];
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
  /** What the page is called on other sites, where that is not its title. */
  heading?: string;
  description: string;
  /** Path-absolute. */
  address?: string;
  /** With scheme and host, where search engines are sent elsewhere than to the address. */
  canonical?: string;
  /** Whether search engines are asked to leave the page out. */
  isHidden?: boolean;
  /** The feed of what the page is about, where that is less than everything. */
  feed?: FeedLink;
  story?: StoryHead;
  /** Of the page itself; else that of the site is shared with it. */
  picture?: SharedPicture | undefined;
  /** What the page is and shows, for search engines; the event that it calls to comes of itself. */
  things?: Thing[];
}

export function buildHead(frame: Frame, subject: PageSubject): PageHead {
  const { title, heading = title ?? frame.siteName, description, address, canonical, feed, story } = subject;
  const { isHidden = false, picture = frame.picture } = subject;
  return {
    title: title === undefined ? `${frame.siteName}: ${frame.tagline}` : `${title} · ${frame.siteName}`,
    description,
    canonical: canonical ?? (address === undefined ? undefined : absoluteAddress(frame.siteUrl, address)),
    robots: isHidden ? 'noindex' : 'max-image-preview:large',
    feeds: feed ? [feed, frame.feed] : [frame.feed],
    share: { title: heading, siteName: frame.siteName, story },
    picture: picture && locatePicture(picture, frame),
    structuredData: formatThings(subject.things ?? [], frame),
  };
}

/** What the structured data of a page says of the site. */
export function describeSite({ siteName, siteUrl, language }: Frame): DescribedSite {
  return { name: siteName, url: siteUrl, language };
}

function formatThings(things: readonly Thing[], { eventCall }: Frame): string | undefined {
  const all = eventCall ? [...things, describeEvent({ ...eventCall, url: eventCall.href })] : things;
  return all.length === 0 ? undefined : formatGraph(createGraph(all));
}

function locatePicture({ name, ...facts }: SharedPicture, { siteUrl, base }: Frame): HeadPicture {
  return { address: absoluteAddress(siteUrl, addresses.sharingPicture(base, name)), ...facts };
}
