import { addresses } from '../lib/addresses.ts';
import type { Source } from '../content/articles.ts';
import type { Month, Year } from '../content/calendar.ts';
import { formatDay, formatMonth } from '../lib/dates.ts';
import { countOf } from '../lib/text.ts';
import type { Shelf } from '../content/topics.ts';
import type { Tag } from '../content/vocabulary.ts';
import type { TagKind } from '../content/schema/tag.ts';
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
    groups: groupByKind(shelves).map(({ kind, heading, shelves: ofKind }) => ({
      heading,
      id: `kind-${kind}`,
      tags: countTags(ofKind, frame.base),
    })),
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
    sources: sortSources(shelves).map((shelf) => ({
      ...countSource(shelf, frame.base),
      description: shelf.subject.description,
    })),
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
  const heading = formatMonth(month);
  const linkTo = (neighbour: Month | undefined): Link | undefined =>
    neighbour && {
      label: formatMonth(neighbour.month),
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

/** The tags of a kind. */
export interface KindGroup {
  kind: TagKind;
  heading: string;
  shelves: Shelf<Tag>[];
}

/** Companies, topics and places, as far as there are any; those with the most stories first, of equal ones by label. */
export function groupByKind(shelves: readonly Shelf<Tag>[]): KindGroup[] {
  return kindOrder
    .map((kind) => ({
      kind,
      heading: kindHeadings[kind],
      shelves: sortTags(shelves.filter(({ subject }) => subject.kind === kind)),
    }))
    .filter((group) => group.shelves.length > 0);
}

/** Sources with the most stories first; of equal ones, by name. */
export function sortSources(shelves: readonly Shelf<Source>[]): Shelf<Source>[] {
  return sortShelves(shelves, ({ name }) => name);
}

/** Tags with the most stories first; of equal ones, by label. */
export function countTags(shelves: readonly Shelf<Tag>[], base: string): CountedLink[] {
  return sortTags(shelves).map(({ subject, articles }) => ({
    label: subject.label,
    href: addresses.tag(base, subject.slug),
    count: articles.length,
  }));
}

/** Sources in the order of {@link sortSources}. */
export function countSources(shelves: readonly Shelf<Source>[], base: string): CountedLink[] {
  return sortSources(shelves).map((shelf) => countSource(shelf, base));
}

function countSource({ subject, articles }: Shelf<Source>, base: string): CountedLink {
  return { label: subject.name, href: addresses.source(base, subject.key), count: articles.length };
}

function sortTags(shelves: readonly Shelf<Tag>[]): Shelf<Tag>[] {
  return sortShelves(shelves, ({ label }) => label);
}

const collator = new Intl.Collator('en');

function sortShelves<T>(shelves: readonly Shelf<T>[], nameOf: (subject: T) => string): Shelf<T>[] {
  return shelves.toSorted(
    (a, b) => b.articles.length - a.articles.length || collator.compare(nameOf(a.subject), nameOf(b.subject)),
  );
}
