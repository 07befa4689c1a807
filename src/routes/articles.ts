import { findHold, getArticles } from '../data/articles.ts';
import { createRelatedFinder } from '../lib/related.ts';
import { buildArticlePage } from '../views/article-page.ts';
import { getFrame } from './frame.ts';

const relatedCount = 4;

/** A path for each story. */
export async function getArticlePaths() {
  const [articles, frame] = await Promise.all([getArticles(), getFrame()]);
  const findRelated = createRelatedFinder(articles);
  const titles = Map.groupBy(articles, ({ title }) => title);
  return articles.map((article, index) => {
    const neighbours = {
      later: articles[index - 1],
      earlier: articles[index + 1],
      related: findRelated(article, relatedCount),
      isTitleShared: (titles.get(article.title)?.length ?? 0) > 1,
    };
    return {
      params: { slug: article.slug },
      props: { page: buildArticlePage(article, neighbours, frame, findHold) },
    };
  });
}
