import type { Thing } from 'schema-dts';
import type { ArticleGroup } from '../content/topics.ts';
import { describeBreadcrumbs, describeCollection } from '../discovery/structured-data.ts';
import { addresses, addressTable } from '../lib/addresses.ts';
import { createLazyPath, type LazyPath } from '../lib/lazy-path.ts';
import { countOf } from '../lib/text.ts';
import type { Frame } from './frame.ts';
import { buildHead, type PageHead } from './head.ts';
import { linkToHost, type CountedLink, type Link } from './link.ts';
import { buildArticleLists, type ArticleListPage, type TagLinks } from './list.ts';
import { buildMonthChart } from './month-chart.ts';

/**
 * The first page of a tag, a source or a contributor.
 *
 * @param kind its kind in words: a company, a source.
 * @param thing structured data about the page; else it is a collection.
 */
export function buildFront(
  group: ArticleGroup,
  kind: string,
  tags: TagLinks,
  frame: Frame,
  thing?: Thing,
): ArticleListPage {
  const { name, subject, articles } = group;
  return {
    frame,
    head: buildFrontHead(group, kind, frame, thing),
    breadcrumbs: [linkToIndex(group, frame)],
    kind,
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

/** The head of the first page of a tag, a source or a contributor. */
export function buildFrontHead(group: ArticleGroup, kind: string, frame: Frame, thing?: Thing): PageHead {
  const { type, slug, name, summary, subject } = group;
  const { base, site } = frame;
  const address = addresses[type](base, slug);
  const description = [summary, subject.description].filter(Boolean).join(' ');
  const home = { label: site.name, href: addresses.home(base) };
  const here = { label: name, href: address };
  return buildHead(frame, {
    title: `${name}: ${kind.toLowerCase()}`,
    description,
    address,
    feed: nameFeed(group, frame),
    things: [
      thing ?? describeCollection(here, description, site),
      describeBreadcrumbs([home, linkToIndex(group, frame), here], site.url),
    ],
  });
}

/** A path for each numbered page of a tag, a source or a contributor. */
export function createNumberedPaths(
  group: ArticleGroup,
  kind: string,
  frame: Frame,
): LazyPath<{ slug: string; number: string }, { page: ArticleListPage }>[] {
  const { slug, name, summary } = group;
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

/** A link to each group, in the order of {@link sortGroups}. */
export function linkToGroups(groups: readonly ArticleGroup[], base: string): CountedLink[] {
  return sortGroups(groups).map((group) => linkToGroup(group, base));
}

export function linkToGroup({ type, slug, name, articles }: ArticleGroup, base: string): CountedLink {
  return { label: name, href: addresses[type](base, slug), count: articles.length };
}

const collator = new Intl.Collator('en');

/** Groups with the most articles first, then by name. */
export function sortGroups<Group extends ArticleGroup>(groups: readonly Group[]): Group[] {
  return groups.toSorted((a, b) => b.articles.length - a.articles.length || collator.compare(a.name, b.name));
}
