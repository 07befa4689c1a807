import type { Thing } from 'schema-dts';
import { createGraph, describeEvent, formatGraph } from '../discovery/structured-data.ts';
import type { SocialCard } from '../images/endpoints.ts';
import { absoluteAddress } from '../lib/addresses.ts';
import type { Frame } from './frame.ts';
import type { Link } from './link.ts';

/** What every page is made of, besides its own content. */
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
  share: { title: string; siteName: string; article?: ArticleHead | undefined };
  picture?: SocialCard | undefined;
  /** JSON-LD, made safe for a `<script>` element. */
  structuredData?: string | undefined;
}

export interface ArticleHead {
  /** RFC 3339, as is the last change. */
  published: string;
  updated?: string | undefined;
  /** Labels. */
  tags: string[];
}

export interface PageSubject {
  /** Absent on the home page, which the site’s name stands for. */
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
  feed?: Link;
  article?: ArticleHead;
  /** Else that of the site. */
  picture?: SocialCard | undefined;
  /** What search engines are told of the page; the event of the frame is added to it. */
  things?: Thing[];
}

export function buildHead(frame: Frame, subject: PageSubject): PageHead {
  const { title, heading = title ?? frame.site.name, description, address, feed, article } = subject;
  const { isHidden = false, picture = frame.picture, canonical = locate(address, frame) } = subject;
  return {
    title:
      title === undefined ? `${frame.site.name}: ${frame.site.tagline}` : `${title} · ${frame.site.name}`,
    description,
    canonical,
    robots: isHidden ? 'noindex' : 'max-image-preview:large',
    feeds: feed ? [feed, frame.feed] : [frame.feed],
    share: { title: heading, siteName: frame.site.name, article },
    picture,
    structuredData: formatThings(subject.things ?? [], frame),
  };
}

function locate(address: string | undefined, { site }: Frame): string | undefined {
  return address === undefined ? undefined : absoluteAddress(site.url, address);
}

function formatThings(things: readonly Thing[], { eventCall }: Frame): string | undefined {
  const all = eventCall ? [...things, describeEvent(eventCall)] : things;
  return all.length === 0 ? undefined : formatGraph(createGraph(all));
}
