import { getArticles } from '../content/queries/articles.ts';
import { groupByContributor, groupBySource, groupByTag, type ArticleGroup } from '../content/topics.ts';
import { formatOpml } from '../feeds/opml.ts';
import { absoluteAddress, addresses, addressTable } from '../lib/addresses.ts';
import { countOf } from '../lib/text.ts';
import { getFrame } from './frame.ts';
import { sortGroups } from './group-pages.ts';
import { buildHead, type PageProps } from './head.ts';
import type { Link } from './link.ts';
import { groupByKind } from './tags.ts';

/** All feeds, for people. */
export interface FeedsPage extends PageProps {
  /** The main feed by itself, then those of companies, topics, places, sources and contributors. */
  groups: [FeedGroup, ...FeedGroup[]];
  /** The list of all feeds, as OPML. */
  feedList: FeedAddress;
  /** The main feed, as JSON Feed. */
  jsonFeed: FeedAddress;
}

export interface FeedGroup {
  heading: string;
  id: string;
  /** Feeds with the most articles first. The page shows only some of them, to stay small. */
  feeds: ListedFeed[];
  /** The page that leads to the other feeds, each on its subject's page; path-absolute. */
  index: string;
}

/** The addresses of a feed. */
export interface FeedAddress {
  /** Path-absolute. */
  href: string;
  /** With scheme and host, for copying. */
  address: string;
}

export interface ListedFeed extends FeedAddress {
  title: string;
  /** The number of its subject's articles, and the page that lists them. */
  stories: Link;
}

export async function getFeedsPage(): Promise<FeedsPage> {
  const [articles, frame] = await Promise.all([getArticles(), getFrame()]);
  const { base, site } = frame;
  const locate = (href: string): FeedAddress => ({ href, address: absoluteAddress(site.url, href) });
  const list = (title: string, href: string, page: string, { length }: readonly unknown[]): ListedFeed => ({
    title,
    ...locate(href),
    stories: { label: countOf(length, 'story', 'stories'), href: page },
  });
  const listGroup = ({ type, slug, name, articles }: ArticleGroup) =>
    list(name, addresses[`${type}Rss`](base, slug), addresses[type](base, slug), articles);

  const everything = {
    heading: 'Everything',
    id: 'page_everything',
    feeds: [list('All stories', addresses.rss(base), addresses.home(base), articles)],
    index: addresses.home(base),
  };
  const kinds = groupByKind(groupByTag(articles)).map(({ kind, heading, tags }) => ({
    heading,
    id: `page_${kind}`,
    feeds: tags.map(listGroup),
    index: addresses.tags(base),
  }));
  const sources = {
    heading: 'Sources',
    id: 'page_source',
    feeds: sortGroups(groupBySource(articles)).map(listGroup),
    index: addresses.sources(base),
  };
  const contributors = {
    heading: 'Contributors',
    id: 'page_contributor',
    feeds: sortGroups(groupByContributor(articles)).map(listGroup),
    index: addresses.contributors(base),
  };
  return {
    frame,
    head: buildHead(frame, {
      title: addressTable.feeds.title,
      description: `The feeds of ${site.name} for feed readers: all stories, and those of each company, topic, place, source and contributor.`,
      address: addresses.feeds(base),
    }),
    groups: [everything, ...[...kinds, sources, contributors].filter(({ feeds }) => feeds.length > 0)],
    feedList: locate(addresses.feedList(base)),
    jsonFeed: locate(addresses.jsonFeed(base)),
  };
}

/** `/feeds.opml`: the same feeds for programs. */
export async function getFeedList(): Promise<string> {
  const { frame, groups } = await getFeedsPage();
  return formatOpml(
    `Feeds of ${frame.site.name}`,
    groups.map(({ heading, feeds }) => ({
      name: heading,
      feeds: feeds.map(({ title, address, stories }) => ({
        title: `${title} · ${frame.site.name}`,
        address,
        page: absoluteAddress(frame.site.url, stories.href),
      })),
    })),
  );
}
