import { addresses } from '../lib/addresses.ts';
import type { Article, Source } from '../content/articles.ts';
import {
  describeCollection,
  describePublisher,
  describeTrail,
  describeWebsite,
} from '../discovery/structured-data.ts';
import { countOf } from '../lib/text.ts';
import { groupByTag, type Shelf } from '../content/topics.ts';
import type { Tag } from '../content/vocabulary.ts';
import type { TagKind } from '../content/schema/tag.ts';
import type { Frame } from './frame.ts';
import { buildHead, describeSite, type PageHead } from './head.ts';
import { countTags } from './index-pages.ts';
import { linkToHost, type Link } from './link.ts';
import { buildMonthChart, type MonthChart } from './month-chart.ts';
import type { NumberedStoryList, StoryList, StoryLists } from './story-list.ts';

/** The home page. */
export interface HomePage {
  frame: Frame;
  head: PageHead;
  list: StoryList;
  /** The tags and sources with the most stories. */
  topTags: CountedLink[];
  topSources: CountedLink[];
}

/** A page of stories under a heading: of the news, a tag or a source. */
export interface StoryListPage {
  frame: Frame;
  head: PageHead;
  trail: Link[];
  /** What kind of thing the heading names; absent on a page of the news. */
  kind?: string | undefined;
  heading: string;
  /** What the heading's subject is. */
  introduction?: string | undefined;
  website?: Link | undefined;
  /** All that follows up to the span is on the front alone: a numbered page does not change when a story comes. */
  count?: string | undefined;
  /** The feed of the subject. */
  feed?: Link | undefined;
  chart?: MonthChart | undefined;
  /** The tags nearest to the subject. */
  tags?: TagGroup | undefined;
  /** The days that a numbered page spans. */
  span?: string | undefined;
  list: StoryList;
}

/** Tags, and what they have to do with the subject. */
export interface TagGroup {
  heading: string;
  links: Link[];
}

export interface CountedLink extends Link {
  count: number;
}

const kindNames: Record<TagKind, string> = { company: 'Company', place: 'Place', topic: 'Topic' };

/** What a list of stories is about. */
interface Subject {
  address: string;
  feed: string;
  trail: Link[];
  kind: string;
  heading: string;
  introduction?: string | undefined;
  website?: Link | undefined;
  /** Newest first. */
  articles: readonly Article[];
  tags: TagGroup;
  /** What the pages are, in a sentence; an introduction follows it on the front. */
  describe: string;
}

export function buildHomePage(
  list: StoryList,
  frame: Frame,
  description: string,
  topTags: CountedLink[],
  topSources: CountedLink[],
): HomePage {
  return {
    frame,
    head: buildHead(frame, {
      description,
      address: frame.base,
      things: [describeWebsite(describeSite(frame), description), describePublisher(describeSite(frame))],
    }),
    list,
    topTags,
    topSources,
  };
}

export function buildNewsPage(page: NumberedStoryList, frame: Frame): StoryListPage {
  return {
    frame,
    head: buildHead(frame, {
      title: `News of ${page.span}, page ${String(page.number)}`,
      description: `Stories of ${page.span} on ${frame.siteName}, page ${String(page.number)}.`,
      address: page.address,
    }),
    trail: [],
    heading: 'Earlier news',
    span: page.span,
    list: page,
  };
}

/** @param related the tags most akin to that of the shelf, best first. */
export function buildTagPages(
  { subject: tag, articles }: Shelf<Tag>,
  related: readonly Tag[],
  lists: StoryLists,
  frame: Frame,
): SubjectPages {
  return buildSubjectPages(
    {
      address: addresses.tag(frame.base, tag.slug),
      feed: addresses.tagRss(frame.base, tag.slug),
      trail: [{ label: 'Tags', href: addresses.tags(frame.base) }],
      kind: kindNames[tag.kind],
      heading: tag.label,
      introduction: tag.description,
      website: tag.url === undefined ? undefined : linkToHost(tag.url, frame.siteUrl),
      articles,
      tags: {
        heading: 'Related tags',
        links: related.map(({ label, slug }) => ({ label, href: addresses.tag(frame.base, slug) })),
      },
      describe: describeTag(tag),
    },
    lists,
    frame,
  );
}

/** How many of its tags a source’s page shows. */
const sourceTagCount = 8;

export function buildSourcePages(
  { subject: source, articles }: Shelf<Source>,
  lists: StoryLists,
  frame: Frame,
): SubjectPages {
  return buildSubjectPages(
    {
      address: addresses.source(frame.base, source.key),
      feed: addresses.sourceRss(frame.base, source.key),
      trail: [{ label: 'Sources', href: addresses.sources(frame.base) }],
      kind: 'Source',
      heading: source.name,
      introduction: source.description,
      website: linkToHost(source.url, frame.siteUrl),
      articles,
      tags: {
        heading: 'Writes about',
        links: countTags(groupByTag(articles), frame.base).slice(0, sourceTagCount),
      },
      describe: describeSource(source),
    },
    lists,
    frame,
  );
}

/** What the pages and the feed of a tag hold, in a sentence. */
export function describeTag({ label }: Tag): string {
  return `Stories on ${label} from China’s pharma industry.`;
}

/** What the pages and the feed of a source hold, in a sentence. */
export function describeSource({ name }: Source): string {
  return `Stories from ${name} on China’s pharma industry.`;
}

/** The pages of a tag or a source. */
export interface SubjectPages {
  front: StoryListPage;
  pages: { number: number; page: StoryListPage }[];
}

function buildSubjectPages(subject: Subject, lists: StoryLists, frame: Frame): SubjectPages {
  const { address, trail, kind, heading, introduction, website, articles, tags, describe } = subject;
  const feed = { title: `${frame.siteName}: ${heading}`, href: subject.feed };
  const description = introduction === undefined ? describe : `${describe} ${introduction}`;
  const here = { label: heading, href: address };
  const home = { label: frame.siteName, href: addresses.home(frame.base) };
  return {
    front: {
      frame,
      head: buildHead(frame, {
        title: `${heading}: ${kind.toLowerCase()}`,
        description,
        address,
        feed,
        things: [
          describeCollection(here, description, describeSite(frame)),
          describeTrail([home, ...trail, here], frame.siteUrl),
        ],
      }),
      trail,
      kind,
      heading,
      introduction,
      website,
      count: countOf(articles.length, 'story', 'stories'),
      feed: { label: 'RSS feed', href: subject.feed },
      chart: buildMonthChart(articles),
      tags: tags.links.length > 0 ? tags : undefined,
      list: lists.front,
    },
    pages: lists.pages.map((page) => ({
      number: page.number,
      page: {
        frame,
        head: buildHead(frame, {
          title: `${heading}: ${kind.toLowerCase()}, ${page.span}, page ${String(page.number)}`,
          description: `${describe} Page ${String(page.number)}: ${page.span}.`,
          address: page.address,
          feed,
        }),
        trail,
        kind,
        heading,
        span: page.span,
        list: page,
      },
    })),
  };
}
