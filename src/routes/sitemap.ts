import { getArticles } from '../data/articles.ts';
import { getSite } from '../data/site.ts';
import { absoluteAddress, addresses, basePath } from '../lib/addresses.ts';
import type { Article } from '../lib/articles.ts';
import { listPages } from '../lib/listed-pages.ts';
import { formatRobots, formatSitemap } from '../lib/sitemap.ts';

/** Every story and every list, with the last change of what it shows. */
export async function getSitemap(): Promise<string> {
  const [site, articles] = await Promise.all([getSite(), getArticles()]);
  const base = basePath(site.url);
  const stories = articles.map((article) => ({
    address: addresses.article(base, article.slug),
    articles: [article],
  }));
  return formatSitemap(
    [...listPages(articles, base), ...stories].map(({ address, articles: shown }) => ({
      address,
      lastModified: findLastModified(shown),
    })),
    site.url,
  );
}

export async function getRobots(): Promise<string> {
  const { url } = await getSite();
  return formatRobots(absoluteAddress(url, addresses.sitemap(basePath(url))));
}

function findLastModified(articles: readonly Article[]): string | undefined {
  let newest: Article['published'] | undefined;
  for (const { published, updated = published } of articles) {
    if (!newest || updated.epoch > newest.epoch) newest = updated;
  }
  return newest?.iso;
}
