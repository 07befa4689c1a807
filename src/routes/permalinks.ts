import { getArticles } from '../content/queries/articles.ts';
import { getSite } from '../content/queries/site.ts';
import { addresses, basePath } from '../lib/addresses.ts';
import { findLastChange } from '../content/articles.ts';
import { createGuid } from '../content/guid.ts';
import { listFeeds, listPages } from '../discovery/listed-pages.ts';
import { formatPermalinks } from '../discovery/permalinks.ts';
import { getFormerAddresses } from './moved.ts';

/** Every address that readers may have kept, former ones included, and the last change there. Numbered pages are not among them. */
export async function getPermalinks(): Promise<string> {
  const [site, articles, former] = await Promise.all([getSite(), getArticles(), getFormerAddresses()]);
  const base = basePath(site.url);
  return formatPermalinks([
    ...[...listFeeds(articles, base), ...listPages(articles, base)].map(({ address, articles: shown }) => ({
      address,
      lastChange: findLastChange(shown)?.iso,
    })),
    // No page of a list, nor one for search engines, so that the sitemap leaves it out.
    { address: addresses.search(base) },
    ...articles.map((article) => ({
      address: addresses.article(base, article.slug),
      guid: createGuid(article, site.guidPrefix),
      lastChange: findLastChange([article])?.iso,
    })),
    ...former.map(({ address, guid }) => ({ address, guid })),
  ]);
}
