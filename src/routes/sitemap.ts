import { getArticles } from '../data/articles.ts';
import { getSite } from '../data/site.ts';
import { absoluteAddress, addresses, basePath } from '../lib/addresses.ts';
import type { Article } from '../lib/articles.ts';
import { groupByMonth } from '../lib/calendar.ts';
import { formatRobots, formatSitemap, type SitemapEntry } from '../lib/sitemap.ts';
import { groupBySource, groupByTag } from '../lib/topics.ts';

/** The pages that lead somewhere else only (the numbered ones of lists) are left to be found from these. */
export async function getSitemap(): Promise<string> {
  const [site, articles] = await Promise.all([getSite(), getArticles()]);
  const base = basePath(site.url);
  const list = (address: string, listed: readonly Article[]): SitemapEntry => ({
    address,
    lastModified: findLastModified(listed),
  });
  return formatSitemap(
    [
      list(addresses.home(base), articles),
      list(addresses.tags(base), articles),
      list(addresses.sources(base), articles),
      list(addresses.archive(base), articles),
      ...articles.map((article) => list(addresses.article(base, article.slug), [article])),
      ...groupByTag(articles).map((shelf) => list(addresses.tag(base, shelf.subject.slug), shelf.articles)),
      ...groupBySource(articles).map((shelf) =>
        list(addresses.source(base, shelf.subject.key), shelf.articles),
      ),
      ...groupByMonth(articles)
        .flatMap(({ months }) => months)
        .map(({ month, articles: ofMonth }) => list(addresses.archiveMonth(base, month), ofMonth)),
    ],
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
