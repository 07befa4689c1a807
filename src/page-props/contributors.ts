import type { Thing } from 'schema-dts';
import type { Contributor } from '../content/contributors.ts';
import { getArticles } from '../content/queries/articles.ts';
import { getContributors } from '../content/queries/site.ts';
import type { Picture } from '../content/schema/article.ts';
import { groupByContributor, groupByTag, type ArticleGroup } from '../content/topics.ts';
import { describeProfile } from '../discovery/structured-data.ts';
import { locateFallback } from '../images/variants.ts';
import { addresses, addressTable } from '../lib/addresses.ts';
import { createLazyPath, type LazyPath } from '../lib/lazy-path.ts';
import { countOf, joinNames } from '../lib/text.ts';
import { getFrame, type Frame } from './frame.ts';
import {
  buildFront,
  buildFrontHead,
  createNumberedPaths,
  linkToGroup,
  linkToGroups,
  sortGroups,
} from './group-pages.ts';
import { buildHead, type PageHead, type PageProps } from './head.ts';
import type { ArticleListPage } from './list.ts';

/** The number of tags on a contributor's page. */
const tagCount = 8;

const kind = 'Contributor';

/** The call for contributors, and those who follow it. */
export interface ContributorIndexPage extends PageProps {
  contributors: ListedContributor[];
}

export interface ListedContributor {
  name: string;
  /** Absent without articles. */
  href?: string | undefined;
  description?: string | undefined;
  portrait?: Picture | undefined;
  /** The number of articles and the languages, in words. */
  facts: string[];
}

export async function getContributorIndexPage(): Promise<ContributorIndexPage> {
  const [articles, contributors, frame] = await Promise.all([getArticles(), getContributors(), getFrame()]);
  const groups = sortGroups(groupByContributor(articles));
  const published = new Set(groups.map(({ slug }) => slug));
  const others = contributors.filter(({ slug }) => !published.has(slug));
  return {
    frame,
    head: buildHead(frame, {
      title: addressTable.contributors.title,
      description: `Those who write for ${frame.site.name}, and how to become one of them.`,
      address: addresses.contributors(frame.base),
    }),
    contributors: [
      ...groups.map((group) => listContributor(group.subject, linkToGroup(group, frame.base))),
      ...others.map((contributor) => listContributor(contributor)),
    ],
  };
}

function listContributor(
  { name, description, portrait, languages }: Contributor,
  link?: { href: string; count: number },
): ListedContributor {
  const count = link && countOf(link.count, 'story', 'stories');
  const facts = [count, nameLanguages(languages)].filter((fact) => fact !== undefined);
  return { name, href: link?.href, description, portrait, facts };
}

export async function getContributorPaths(): Promise<
  LazyPath<{ slug: string }, { page: ArticleListPage }>[]
> {
  const [articles, frame] = await Promise.all([getArticles(), getFrame()]);
  return groupByContributor(articles).map((group) =>
    createLazyPath({ slug: group.slug }, () => ({ page: buildContributorPage(group, frame) })),
  );
}

function buildContributorPage(group: ArticleGroup<Contributor>, frame: Frame): ArticleListPage {
  const { portrait, languages } = group.subject;
  const links = linkToGroups(groupByTag(group.articles), frame.base).slice(0, tagCount);
  return {
    ...buildFront(group, kind, { heading: 'Writes about', links }, frame, describeSubject(group, frame)),
    portrait,
    languages: nameLanguages(languages),
  };
}

function describeSubject({ subject }: ArticleGroup<Contributor>, { site }: Frame): Thing {
  return describeProfile(subject, site, subject.portrait && locateFallback(subject.portrait, site.url));
}

/** What builds the head of each contributor’s first page, by slug. */
export async function getContributorHeads(): Promise<ReadonlyMap<string, () => PageHead>> {
  const [articles, frame] = await Promise.all([getArticles(), getFrame()]);
  return new Map(
    groupByContributor(articles).map((group) => [
      group.slug,
      () => buildFrontHead(group, kind, frame, describeSubject(group, frame)),
    ]),
  );
}

/** A path for each numbered page of each contributor. */
export async function getContributorListPaths() {
  const [articles, frame] = await Promise.all([getArticles(), getFrame()]);
  return groupByContributor(articles).flatMap((group) => createNumberedPaths(group, kind, frame));
}

const languageNames = new Intl.DisplayNames('en', { type: 'language' });

/** `English and Chinese`; undefined if no language is known. */
function nameLanguages(tags: readonly string[]): string | undefined {
  return joinNames(tags.map((tag) => languageNames.of(tag) ?? tag)) || undefined;
}
