import { getArticles } from '../content/queries/articles.ts';
import { groupBySource, groupByTag } from '../content/topics.ts';
import { addresses, addressTable } from '../lib/addresses.ts';
import { createLazyPath, type LazyPath } from '../lib/lazy-path.ts';
import { getFrame } from './frame.ts';
import { buildFront, createNumberedPaths, linkToGroup, linkToGroups, sortGroups } from './group-pages.ts';
import { buildHead, type PageProps } from './head.ts';
import type { CountedLink } from './link.ts';
import type { ArticleListPage } from './list.ts';

/** The number of tags on a source's page. */
const tagCount = 8;

const kind = 'Source';

export interface SourceIndexPage extends PageProps {
  sources: (CountedLink & { description?: string | undefined })[];
}

export async function getSourceIndexPage(): Promise<SourceIndexPage> {
  const [articles, frame] = await Promise.all([getArticles(), getFrame()]);
  return {
    frame,
    head: buildHead(frame, {
      title: addressTable.sources.title,
      description: `The publications whose stories ${frame.site.name} carries.`,
      address: addresses.sources(frame.base),
    }),
    sources: sortGroups(groupBySource(articles)).map((group) => ({
      ...linkToGroup(group, frame.base),
      description: group.subject.description,
    })),
  };
}

export async function getSourcePaths(): Promise<LazyPath<{ slug: string }, { page: ArticleListPage }>[]> {
  const [articles, frame] = await Promise.all([getArticles(), getFrame()]);
  return groupBySource(articles).map((group) =>
    createLazyPath({ slug: group.slug }, () => {
      const links = linkToGroups(groupByTag(group.articles), frame.base).slice(0, tagCount);
      return { page: buildFront(group, kind, { heading: 'Writes about', links }, frame) };
    }),
  );
}

/** A path for each numbered page of each source. */
export async function getSourceListPaths() {
  const [articles, frame] = await Promise.all([getArticles(), getFrame()]);
  return groupBySource(articles).flatMap((group) => createNumberedPaths(group, kind, frame));
}
