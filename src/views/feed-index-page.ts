import { absoluteAddress, addresses } from '../lib/addresses.ts';
import type { Source } from '../content/articles.ts';
import { countOf } from '../lib/text.ts';
import type { Shelf } from '../content/topics.ts';
import type { Tag } from '../content/vocabulary.ts';
import type { Frame } from './frame.ts';
import { buildHead, type PageHead } from './head.ts';
import { groupByKind, sortSources } from './index-pages.ts';
import type { Link } from './link.ts';

/** All feeds, for people. */
export interface FeedIndexPage {
  frame: Frame;
  head: PageHead;
  /** The main feed by itself, then those of companies, topics, places and sources. */
  groups: [FeedGroup, ...FeedGroup[]];
  /** The list of all feeds, as OPML. */
  feedList: FeedAddress;
  /** The main feed, as JSON Feed. */
  jsonFeed: FeedAddress;
}

export interface FeedGroup {
  heading: string;
  id: string;
  /** Those with the most stories first. The page shows as many of them as keep it small. */
  feeds: ListedFeed[];
  /** Where the others are found, each on its subject's page; path-absolute. */
  index: string;
}

/** Where a feed is. */
export interface FeedAddress {
  /** Path-absolute. */
  href: string;
  /** With scheme and host, to be copied. */
  address: string;
}

export interface ListedFeed extends FeedAddress {
  title: string;
  /** How many stories its subject has, and the page that lists them. */
  stories: Link;
}

/** What there are feeds of. */
export interface FeedSubjects {
  /** The number of all stories. */
  count: number;
  tags: readonly Shelf<Tag>[];
  sources: readonly Shelf<Source>[];
}

export function buildFeedIndexPage({ count, tags, sources }: FeedSubjects, frame: Frame): FeedIndexPage {
  const { base, siteUrl, siteName } = frame;
  const locate = (href: string): FeedAddress => ({ href, address: absoluteAddress(siteUrl, href) });
  const list = (title: string, href: string, page: string, stories: number): ListedFeed => ({
    title,
    ...locate(href),
    stories: { label: countOf(stories, 'story', 'stories'), href: page },
  });
  const listTag = ({ subject: { label, slug }, articles }: Shelf<Tag>) =>
    list(label, addresses.tagRss(base, slug), addresses.tag(base, slug), articles.length);
  const listSource = ({ subject: { name, key }, articles }: Shelf<Source>) =>
    list(name, addresses.sourceRss(base, key), addresses.source(base, key), articles.length);

  const everything = {
    heading: 'Everything',
    id: 'page_everything',
    feeds: [list('All stories', addresses.rss(base), addresses.home(base), count)],
    index: addresses.home(base),
  };
  const subjects = [
    ...groupByKind(tags).map(({ kind, heading, shelves }) => ({
      heading,
      id: `page_${kind}`,
      feeds: shelves.map(listTag),
      index: addresses.tags(base),
    })),
    {
      heading: 'Sources',
      id: 'page_source',
      feeds: sortSources(sources).map(listSource),
      index: addresses.sources(base),
    },
  ];
  return {
    frame,
    head: buildHead(frame, {
      title: 'Feeds',
      description: `The feeds of ${siteName} for feed readers: all stories, and those of each company, topic, place and source.`,
      address: addresses.feeds(base),
    }),
    groups: [everything, ...subjects.filter(({ feeds }) => feeds.length > 0)],
    feedList: locate(addresses.feedList(base)),
    jsonFeed: locate(addresses.jsonFeed(base)),
  };
}
