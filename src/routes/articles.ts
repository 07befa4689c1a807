import { createYearCounter, findHold, getArticles } from '../content/queries/articles.ts';
import { createPageNamer } from '../page-props/page-names.ts';
import { createRelatedFinder } from '../content/related-articles.ts';
import { buildArticlePage } from '../views/article-page.ts';
import { getFrame } from './frame.ts';
import { createLazyPath } from './lazy-path.ts';
import { createSharingPictureFinder } from './sharing-pictures.ts';

const relatedCount = 4;

/** A path for each story. */
export async function getArticlePaths() {
  const [articles, frame, countYears, findPicture] = await Promise.all([
    getArticles(),
    getFrame(),
    createYearCounter(),
    createSharingPictureFinder(),
  ]);
  const findRelated = createRelatedFinder(articles);
  const namePage = createPageNamer(articles);
  return articles.map((article, index) => {
    return createLazyPath({ slug: article.slug }, () => {
      const surroundings = {
        later: articles[index - 1],
        earlier: articles[index + 1],
        related: findRelated(article, relatedCount),
        name: namePage(article),
        years: countYears(article),
        sharedPicture: findPicture(article),
      };
      return { page: buildArticlePage(article, surroundings, frame, findHold) };
    });
  });
}
