import { getCollection } from 'astro:content';
import { buildTime } from '../../clock.ts';
import { compareNewestFirst, resolveArticle, type Article } from '../articles.ts';
import { createAuthorFinder } from '../contributors.ts';
import { countYearsSince } from '../../lib/dates.ts';
import { loadedContent } from '../loader/loaded-content.ts';
import { createVocabulary } from '../vocabulary.ts';
import { cacheForContent } from './content-cache.ts';
import { getContributors, getSite, getTagSettings } from './site.ts';
import type { ArticleFacts } from '../schema/article.ts';

/**
 * The articles of the site, newest first. Drafts and articles not yet due are excluded, except in
 * `astro dev`.
 */
export const getArticles = cacheForContent(readArticles);

/** The age up to which an article is news: 48 hours, the rule of Google News. */
const newsAge = 48 * 3_600_000;

/** The articles of the last two days before the build, newest first. */
export async function getRecentArticles(): Promise<Article[]> {
  const articles = await getArticles();
  return articles.filter(({ published }) => published.epoch > buildTime - newsAge);
}

/** Counts the full years since a story was published, by the build’s clock and the calendar of the site’s time zone. */
export async function createYearCounter(): Promise<(article: Article) => number> {
  const { timeZone } = await getSite();
  return ({ published }) => countYearsSince(published, buildTime, timeZone);
}

async function readArticles(): Promise<Article[]> {
  const [{ timeZone }, entries, sources, tags, contributors] = await Promise.all([
    getSite(),
    getCollection('articles'),
    getCollection('sources'),
    getTagSettings(),
    getContributors(),
  ]);
  const context = {
    timeZone,
    sources: new Map(sources.map(({ id, data }) => [id, data])),
    vocabulary: createVocabulary(tags),
    findAuthor: createAuthorFinder(contributors),
    now: buildTime,
  };
  return entries
    .map(({ id, data, rendered }) => {
      // The loader stored them in this form.
      const facts = rendered?.metadata?.facts as ArticleFacts;
      return resolveArticle({ slug: id, frontMatter: data, facts }, context);
    })
    .filter((article) => loadedContent.showsUnpublished || !article.unpublished)
    .sort(compareNewestFirst);
}
