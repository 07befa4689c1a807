import { cacheForContent } from '../content/queries/content-cache.ts';
import { findHold, getArticles } from '../content/queries/articles.ts';
import { getSite } from '../content/queries/site.ts';
import { addresses } from '../lib/addresses.ts';
import type { Article } from '../content/articles.ts';
import { paginate } from '../lib/pagination.ts';
import { createRelatedTagFinder } from '../content/related-tags.ts';
import { groupBySource, groupByTag } from '../content/topics.ts';
import { countSources, countTags } from '../views/index-pages.ts';
import {
  buildHomePage,
  buildNewsPage,
  buildSourcePages,
  buildTagPages,
  type HomePage,
  type StoryListPage,
  type SubjectPages,
} from '../views/list-pages.ts';
import { buildStoryLists } from '../views/story-list.ts';
import { getFrame } from './frame.ts';
import { createLazyPath, type LazyPath } from './lazy-path.ts';

const pageSize = 30;
const topTagCount = 14;
const topSourceCount = 8;
const relatedTagCount = 8;

type SlugPath = LazyPath<{ slug: string }, { page: StoryListPage }>;

type NumberedPath<Params = unknown> = LazyPath<Params & { number: string }, { page: StoryListPage }>;

export async function getHomePage(): Promise<HomePage> {
  const [articles, site, frame] = await Promise.all([getArticles(), getSite(), getFrame()]);
  return buildHomePage(
    createLists(articles, frame.base, frame.base).front,
    frame,
    site.description,
    countTags(groupByTag(articles), frame.base).slice(0, topTagCount),
    countSources(groupBySource(articles), frame.base).slice(0, topSourceCount),
  );
}

/** A path for each numbered page of the news. */
export async function getNewsPaths(): Promise<NumberedPath[]> {
  const [articles, frame] = await Promise.all([getArticles(), getFrame()]);
  return createLists(articles, frame.base, frame.base).pages.map((page) =>
    createLazyPath({ number: String(page.number) }, () => ({ page: buildNewsPage(page, frame) })),
  );
}

/** A path for each tag. */
export async function getTagPaths(): Promise<SlugPath[]> {
  return frontPaths(await getTagPages());
}

/** A path for each numbered page of each tag. */
export async function getTagListPaths(): Promise<NumberedPath<{ slug: string }>[]> {
  return numberedPaths(await getTagPages());
}

/** A path for each source. */
export async function getSourcePaths(): Promise<SlugPath[]> {
  return frontPaths(await getSourcePages());
}

/** A path for each numbered page of each source. */
export async function getSourceListPaths(): Promise<NumberedPath<{ slug: string }>[]> {
  return numberedPaths(await getSourcePages());
}

interface SluggedPages extends SubjectPages {
  slug: string;
}

const getTagPages = cacheForContent(buildAllTagPages);
const getSourcePages = cacheForContent(buildAllSourcePages);

async function buildAllTagPages(): Promise<SluggedPages[]> {
  const [articles, frame] = await Promise.all([getArticles(), getFrame()]);
  const findRelatedTags = createRelatedTagFinder(articles);
  return groupByTag(articles).map((shelf) => {
    const { slug } = shelf.subject;
    const lists = createLists(shelf.articles, frame.base, addresses.tag(frame.base, slug));
    return { slug, ...buildTagPages(shelf, findRelatedTags(slug, relatedTagCount), lists, frame) };
  });
}

async function buildAllSourcePages(): Promise<SluggedPages[]> {
  const [articles, frame] = await Promise.all([getArticles(), getFrame()]);
  return groupBySource(articles).map((shelf) => {
    const { key } = shelf.subject;
    const lists = createLists(shelf.articles, frame.base, addresses.source(frame.base, key));
    return { slug: key, ...buildSourcePages(shelf, lists, frame) };
  });
}

function createLists(articles: readonly Article[], base: string, address: string) {
  return buildStoryLists(paginate(articles, pageSize), { base, address, findHold });
}

function frontPaths(subjects: SluggedPages[]): SlugPath[] {
  return subjects.map(({ slug, front }) => createLazyPath({ slug }, () => ({ page: front })));
}

function numberedPaths(subjects: SluggedPages[]): NumberedPath<{ slug: string }>[] {
  return subjects.flatMap(({ slug, pages }) =>
    pages.map(({ number, page }) => createLazyPath({ slug, number: String(number) }, () => ({ page }))),
  );
}
