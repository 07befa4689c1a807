import type { Thing } from 'schema-dts';
import { describeEvent, formatThings } from '../discovery/structured-data.ts';
import type { SocialCard } from '../images/endpoints.ts';
import { absoluteAddress } from '../lib/addresses.ts';
import type { Frame } from './frame.ts';
import type { Link } from './link.ts';

/** The props that every page has. */
export interface PageProps {
  frame: Frame;
  head: PageHead;
}

/** What the `<head>` of a page says. */
export interface PageHead {
  title: string;
  description: string;
  /** With scheme and host. Absent on a page that has no address of its own. */
  canonical?: string | undefined;
  /** What search engines may do with the page. */
  robots: string;
  /** Those of the page’s own subject first. */
  feeds: Link[];
  /** What other sites say of the page with a link to it (https://ogp.me/). */
  share: { title: string; siteName: string; article?: SharedArticle };
  picture?: SocialCard | undefined;
  /** JSON-LD, made safe for a `<script>` element. */
  structuredData?: string | undefined;
}

export interface SharedArticle {
  /** RFC 3339, as is the last change. */
  published: string;
  updated?: string | undefined;
  /** Labels. */
  tags: string[];
}

export interface PageSubject {
  /** Absent on the home page, which the site’s name stands for. */
  title?: string;
  description: string;
  /** Path-absolute. */
  address?: string;
  /** The feed of what the page is about, where that is less than everything. */
  feed?: Link;
  /** What search engines are told of the page; the event of the frame is added to it. */
  things?: Thing[];
}

export function buildHead(
  { site, picture, feed: mainFeed, eventCall }: Frame,
  { title, description, address, feed, things = [] }: PageSubject,
): PageHead {
  const all = eventCall ? [...things, describeEvent(eventCall)] : things;
  return {
    title: title === undefined ? `${site.name}: ${site.tagline}` : `${title} · ${site.name}`,
    description,
    canonical: address === undefined ? undefined : absoluteAddress(site.url, address),
    robots: 'max-image-preview:large',
    feeds: feed ? [feed, mainFeed] : [mainFeed],
    share: { title: title ?? site.name, siteName: site.name },
    picture,
    structuredData: all.length === 0 ? undefined : formatThings(all),
  };
}
