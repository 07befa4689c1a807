import type { Thing } from 'schema-dts';
import type { Article } from '../content/articles.ts';
import { getArticles } from '../content/queries/articles.ts';
import type { Picture } from '../content/schema/article.ts';
import { groupByTag, type ArticleGroup, type GroupSubject } from '../content/topics.ts';
import { describeBreadcrumbs, describeCollection } from '../discovery/structured-data.ts';
import { addresses, addressTable } from '../lib/addresses.ts';
import { createLazyPath, type LazyPath } from '../lib/lazy-path.ts';
import { countOf } from '../lib/text.ts';
import { getFrame, type Frame } from './frame.ts';
import { buildHead, type PageHead } from './head.ts';
import { linkToHost, type CountedLink, type Link } from './link.ts';
import { buildArticleLists, type ArticleListPage, type TagLinks } from './list.ts';
import { buildMonthChart } from './month-chart.ts';

/** What differs between the pages of tags, sources and contributors. */
interface GroupKind<Subject extends GroupSubject> {
  listGroups: (articles: readonly Article[]) => readonly ArticleGroup<Subject>[];
  /** Its kind in words: `Company`, `Source`. */
  nameKind: (subject: Subject) => string;
  /** The tags beside the articles of a group. */
  tags: {
    heading: string;
    createFinder: (articles: readonly Article[], frame: Frame) => (group: ArticleGroup<Subject>) => Link[];
  };
  /** Structured data about the first page; without it, that is a collection. */
  describe?: (subject: Subject, frame: Frame) => Thing;
  /** What the first page shows besides. */
  listDetails?: (subject: Subject) => Partial<ArticleListPage>;
}

const tagCount = 8;

/** The tags that the articles of a group carry most. */
export const mostUsedTags: GroupKind<GroupSubject>['tags'] = {
  heading: 'Writes about',
  createFinder:
    (_articles, { base }) =>
    (group) =>
      linkToGroups(groupByTag(group.articles), base).slice(0, tagCount),
};

type FrontPath = LazyPath<{ slug: string }, { page: ArticleListPage }>;
type NumberedPath = LazyPath<{ slug: string; number: string }, { page: ArticleListPage }>;

/** The pages of all groups of a kind. */
export function createGroupPages<Subject extends GroupSubject>(groupKind: GroupKind<Subject>) {
  const { listGroups, tags, listDetails } = groupKind;
  const load = () => Promise.all([getArticles(), getFrame()]);
  return {
    getFrontPaths: async (): Promise<FrontPath[]> => {
      const [articles, frame] = await load();
      const findTags = tags.createFinder(articles, frame);
      return listGroups(articles).map((group) =>
        createLazyPath({ slug: group.slug }, () => {
          const { heading } = tags;
          const page = buildFront(group, groupKind, { heading, links: findTags(group) }, frame);
          return { page: { ...page, ...listDetails?.(group.subject) } };
        }),
      );
    },
    getNumberedPaths: async (): Promise<NumberedPath[]> => {
      const [articles, frame] = await load();
      return listGroups(articles).flatMap((group) => createNumberedPaths(group, groupKind, frame));
    },
    /** What builds the head of each first page, by slug. */
    getHeads: async (): Promise<ReadonlyMap<string, () => PageHead>> => {
      const [articles, frame] = await load();
      return new Map(
        listGroups(articles).map((group) => [group.slug, () => buildFrontHead(group, groupKind, frame)]),
      );
    },
  };
}

function buildFront<Subject extends GroupSubject>(
  group: ArticleGroup<Subject>,
  groupKind: GroupKind<Subject>,
  tags: TagLinks,
  frame: Frame,
): ArticleListPage {
  const { name, subject, articles } = group;
  return {
    frame,
    head: buildFrontHead(group, groupKind, frame),
    breadcrumbs: [linkToIndex(group, frame)],
    kind: groupKind.nameKind(subject),
    heading: name,
    introduction: subject.description,
    website: subject.url === undefined ? undefined : linkToHost(subject.url, frame.site.url),
    count: countOf(articles.length, 'story', 'stories'),
    feed: { label: 'RSS feed', href: nameFeed(group, frame).href },
    chart: buildMonthChart(articles),
    tags: tags.links.length > 0 ? tags : undefined,
    ...buildLists(group, frame).front,
  };
}

function buildFrontHead<Subject extends GroupSubject>(
  group: ArticleGroup<Subject>,
  { nameKind, describe }: GroupKind<Subject>,
  frame: Frame,
): PageHead {
  const { type, slug, name, summary, subject } = group;
  const { base, site } = frame;
  const address = addresses[type](base, slug);
  const description = [summary, subject.description].filter(Boolean).join(' ');
  const home = { label: site.name, href: addresses.home(base) };
  const here = { label: name, href: address };
  return buildHead(frame, {
    title: `${name}: ${nameKind(subject).toLowerCase()}`,
    description,
    address,
    feed: nameFeed(group, frame),
    things: [
      describe?.(subject, frame) ?? describeCollection(here, description, site),
      describeBreadcrumbs([home, linkToIndex(group, frame), here], site.url),
    ],
  });
}

function createNumberedPaths<Subject extends GroupSubject>(
  group: ArticleGroup<Subject>,
  { nameKind }: GroupKind<Subject>,
  frame: Frame,
): NumberedPath[] {
  const { slug, name, summary } = group;
  const kind = nameKind(group.subject);
  return buildLists(group, frame).pages.map(({ number, span, address, ...list }) => {
    return createLazyPath({ slug, number }, () => ({
      page: {
        frame,
        head: buildHead(frame, {
          title: `${name}: ${kind.toLowerCase()}, ${span}, page ${number}`,
          description: `${summary} Page ${number}: ${span}.`,
          address,
          feed: nameFeed(group, frame),
        }),
        breadcrumbs: [linkToIndex(group, frame)],
        kind,
        heading: name,
        span,
        ...list,
      },
    }));
  });
}

function buildLists({ type, slug, articles }: ArticleGroup, { base }: Frame) {
  return buildArticleLists(articles, {
    base,
    front: addresses[type](base, slug),
    locatePage: (number) => addresses[`${type}Page`](base, slug, number),
  });
}

function nameFeed({ type, slug, name }: ArticleGroup, { site, base }: Frame): Link {
  return { label: `${site.name}: ${name}`, href: addresses[`${type}Rss`](base, slug) };
}

/** The page of all tags, of all sources or of all contributors. */
function linkToIndex({ type }: ArticleGroup, { base }: Frame): Link {
  return { label: addressTable[`${type}s`].title, href: addresses[`${type}s`](base) };
}

/** A source or a contributor in the list of all. */
export interface ListedSubject {
  name: string;
  /** Absent without articles. */
  href?: string | undefined;
  description?: string | undefined;
  portrait?: Picture | undefined;
  /** In words: the number of articles first. */
  facts: string[];
}

export function listSubject(
  { type, slug, name, subject, articles }: ArticleGroup,
  { base }: Frame,
): ListedSubject {
  return {
    name,
    href: addresses[type](base, slug),
    description: subject.description,
    facts: [countOf(articles.length, 'story', 'stories')],
  };
}

/** A link to each group, in the order of {@link sortGroups}. */
export function linkToGroups(groups: readonly ArticleGroup[], base: string): CountedLink[] {
  return sortGroups(groups).map((group) => linkToGroup(group, base));
}

function linkToGroup({ type, slug, name, articles }: ArticleGroup, base: string): CountedLink {
  return { label: name, href: addresses[type](base, slug), count: articles.length };
}

const collator = new Intl.Collator('en');

/** Groups with the most articles first, then by name. */
export function sortGroups<Group extends ArticleGroup>(groups: readonly Group[]): Group[] {
  return groups.toSorted((a, b) => b.articles.length - a.articles.length || collator.compare(a.name, b.name));
}
