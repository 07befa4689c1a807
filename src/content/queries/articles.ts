import { getCollection } from 'astro:content';
import { buildTime } from '../../clock.ts';
import { compareNewestFirst, resolveArticle, type Article } from '../articles.ts';
import { countYearsSince } from '../../lib/dates.ts';
import { loadedContent } from '../loader/loaded-content.ts';
import { createVocabulary } from '../vocabulary.ts';
import { cacheForContent } from './content-cache.ts';
import { getSite, getTagSettings } from './site.ts';
import type { ArticleFacts } from '../schema/article.ts';

/**
 * The stories of the site, newest first. Drafts and stories not yet due end here; only `astro dev`
 * shows them.
 */
export const getArticles = cacheForContent(readArticles);

/** How long a story counts as news: 48 hours, as Google News has it. */
const newsAge = 48 * 3_600_000;

/** The stories of the last two days before the build, newest first. */
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
  const [{ timeZone }, entries, sources, tags] = await Promise.all([
    getSite(),
    getCollection('articles'),
    getCollection('sources'),
    getTagSettings(),
  ]);
  const context = {
    timeZone,
    sources: new Map(sources.map(({ id, data }) => [id, data])),
    vocabulary: createVocabulary(tags),
    now: buildTime,
  };
  return entries
    .map(({ id, data, rendered }) => {
      // As the loader has put them there.
      const facts = rendered?.metadata?.facts as ArticleFacts;
      return resolveArticle({ slug: id, frontMatter: data, facts }, context);
    })
    .filter((article) => loadedContent.showsUnpublished || !article.unpublished)
    .sort(compareNewestFirst);
}
