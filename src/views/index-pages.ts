import { addresses } from '../lib/addresses.ts';
import type { Source } from '../lib/articles.ts';
import type { Month, Year } from '../lib/calendar.ts';
import { formatDay } from '../lib/dates.ts';
import { countOf } from '../lib/text.ts';
import type { Shelf } from '../lib/topics.ts';
import type { Tag } from '../lib/vocabulary.ts';
import type { TagKind } from '../schema/tag.ts';
import type { Frame } from './frame.ts';
import { buildHead, type PageHead } from './head.ts';
import type { Link } from './link.ts';
import type { CountedLink } from './list-pages.ts';
import { buildStory, type HoldFinder, type StoryView } from './story.ts';

/** All tags by kind. */
export interface TagIndexPage {
  frame: Frame;
  head: PageHead;
  groups: { heading: string; id: string; tags: CountedLink[] }[];
}

/** All sources. */
export interface SourceIndexPage {
  frame: Frame;
  head: PageHead;
  sources: (CountedLink & { description?: string | undefined })[];
}

/** All months that have stories, by year. */
export interface ArchivePage {
  frame: Frame;
  head: PageHead;
  years: { year: string; count: string; months: CountedLink[] }[];
}

/** The stories of a month. */
export interface ArchiveMonthPage {
  frame: Frame;
  head: PageHead;
  trail: Link[];
  heading: string;
  count: string;
  stories: StoryView[];
  later?: Link | undefined;
  earlier?: Link | undefined;
}

const kindHeadings: Record<TagKind, string> = { company: 'Companies', place: 'Places', topic: 'Topics' };
const kindOrder: TagKind[] = ['company', 'topic', 'place'];

export function buildTagIndexPage(shelves: readonly Shelf<Tag>[], frame: Frame): TagIndexPage {
  return {
    frame,
    head: buildHead(frame, {
      title: 'Tags',
      description: `The companies, topics and places in the news of ${frame.siteName}.`,
      address: addresses.tags(frame.base),
    }),
    groups: kindOrder
      .map((kind) => ({
        heading: kindHeadings[kind],
        id: `kind-${kind}`,
        tags: countTags(
          shelves.filter(({ subject }) => subject.kind === kind),
          frame.base,
        ),
      }))
      .filter(({ tags }) => tags.length > 0),
  };
}

export function buildSourceIndexPage(shelves: readonly Shelf<Source>[], frame: Frame): SourceIndexPage {
  return {
    frame,
    head: buildHead(frame, {
      title: 'Sources',
      description: `The publications whose stories ${frame.siteName} carries.`,
      address: addresses.sources(frame.base),
    }),
    sources: shelves
      .map((shelf) => ({ ...countSource(shelf, frame.base), description: shelf.subject.description }))
      .sort(compareCounts),
  };
}

export function buildArchivePage(years: readonly Year[], frame: Frame): ArchivePage {
  return {
    frame,
    head: buildHead(frame, {
      title: 'Archive',
      description: `Every story of ${frame.siteName} by year and month.`,
      address: addresses.archive(frame.base),
    }),
    years: years.map(({ year, months }) => ({
      year,
      count: countOf(
        months.reduce((sum, { articles }) => sum + articles.length, 0),
        'story',
        'stories',
      ),
      months: months.map(({ month, articles }) => ({
        label: formatDay(`${month}-01`, 'month'),
        href: addresses.archiveMonth(frame.base, month),
        count: articles.length,
      })),
    })),
  };
}

export interface MonthNeighbours {
  later?: Month | undefined;
  earlier?: Month | undefined;
}

export function buildArchiveMonthPage(
  { month, articles }: Month,
  { later, earlier }: MonthNeighbours,
  frame: Frame,
  findHold: HoldFinder,
): ArchiveMonthPage {
  const heading = nameMonth(month);
  const linkTo = (neighbour: Month | undefined): Link | undefined =>
    neighbour && {
      label: nameMonth(neighbour.month),
      href: addresses.archiveMonth(frame.base, neighbour.month),
    };
  return {
    frame,
    head: buildHead(frame, {
      title: heading,
      description: `The stories of ${heading} on ${frame.siteName}.`,
      address: addresses.archiveMonth(frame.base, month),
    }),
    trail: [{ label: 'Archive', href: addresses.archive(frame.base) }],
    heading,
    count: countOf(articles.length, 'story', 'stories'),
    stories: articles.map((article) => buildStory(article, frame.base, findHold)),
    later: linkTo(later),
    earlier: linkTo(earlier),
  };
}

/** Tags with the most stories first; of equal ones, by label. */
export function countTags(shelves: readonly Shelf<Tag>[], base: string): CountedLink[] {
  return shelves
    .map(({ subject, articles }) => ({
      label: subject.label,
      href: addresses.tag(base, subject.slug),
      count: articles.length,
    }))
    .sort(compareCounts);
}

/** Sources with the most stories first; of equal ones, by name. */
export function countSources(shelves: readonly Shelf<Source>[], base: string): CountedLink[] {
  return shelves.map((shelf) => countSource(shelf, base)).sort(compareCounts);
}

function countSource({ subject, articles }: Shelf<Source>, base: string): CountedLink {
  return { label: subject.name, href: addresses.source(base, subject.key), count: articles.length };
}

const collator = new Intl.Collator('en');

function compareCounts(a: CountedLink, b: CountedLink): number {
  return b.count - a.count || collator.compare(a.label, b.label);
}

/** `March 2019`. */
function nameMonth(month: string): string {
  return `${formatDay(`${month}-01`, 'month')} ${month.slice(0, 4)}`;
}
