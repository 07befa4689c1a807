import type { Thing } from 'schema-dts';
import { formatThings } from '../discovery/structured-data.ts';
import type { SocialCard } from '../images/endpoints.ts';
import { absoluteAddress } from '../lib/addresses.ts';
import { cutAtWord } from '../lib/text.ts';
import type { Frame } from './frame.ts';
import type { Link } from './link.ts';

/** The props that every page has. */
export interface PageProps {
  frame: Frame;
  head: PageHead;
}

/** The contents of a page's `<head>`. */
export interface PageHead {
  title: string;
  description: string;
  /** With scheme and host. Absent on a page that has no address of its own. */
  canonical?: string | undefined;
  /** The instructions to search engines. */
  robots: string;
  /** Feeds of the page's own subject first. */
  feeds: Link[];
  /** Data for link previews on other sites (https://ogp.me/). */
  share: SharedPage;
  picture?: SocialCard | undefined;
  /** JSON-LD, escaped for a `<script>` element. */
  structuredData?: string | undefined;
}

export interface SharedPage {
  /** At most {@link shareTitleLength} characters. */
  title: string;
  /**
   * The page’s own address, with scheme and host, even where the canonical one is that of a source: services
   * fetch the title and the picture from the address here.
   */
  address?: string | undefined;
  siteName: string;
  article?: SharedArticle;
}

/** What LinkedIn and Facebook show of a title, in characters. They cut longer ones within a word. */
export const shareTitleLength = 70;

export interface SharedArticle {
  /** RFC 3339, like the last change. */
  published: string;
  updated?: string | undefined;
  /** Labels. */
  tags: string[];
}

export interface PageSubject {
  /** Absent on the home page, where the site's name is used. */
  title?: string;
  description: string;
  /** Path-absolute. */
  address?: string;
  /** The feed of the page's subject, if the page has one. */
  feed?: Link;
  /** Structured data about the page. */
  things?: Thing[];
}

export function buildHead(
  { site, picture, feed: mainFeed }: Frame,
  { title, description, address, feed, things = [] }: PageSubject,
): PageHead {
  const ownAddress = address === undefined ? undefined : absoluteAddress(site.url, address);
  return {
    title: title === undefined ? `${site.name}: ${site.tagline}` : `${title} · ${site.name}`,
    description,
    canonical: ownAddress,
    robots: 'max-image-preview:large',
    feeds: feed ? [feed, mainFeed] : [mainFeed],
    share: {
      title: cutAtWord(title ?? site.name, shareTitleLength),
      address: ownAddress,
      siteName: site.name,
    },
    picture,
    structuredData: things.length === 0 ? undefined : formatThings(things),
  };
}
