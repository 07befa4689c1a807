import { getArticles } from '../data/articles.ts';
import { getSite } from '../data/site.ts';
import { addresses, basePath } from '../lib/addresses.ts';
import { groupByMonth } from '../lib/calendar.ts';
import { createGuid } from '../lib/guid.ts';
import { formatPermalinks, type Permalink } from '../lib/permalinks.ts';
import { groupBySource, groupByTag } from '../lib/topics.ts';
import { getFormerAddresses } from './moved.ts';

/** Every address that readers may have kept, former ones included. Numbered pages are not among them. */
export async function getPermalinks(): Promise<string> {
  const [site, articles, former] = await Promise.all([getSite(), getArticles(), getFormerAddresses()]);
  const base = basePath(site.url);
  const page = (address: string): Permalink => ({ address });
  return formatPermalinks([
    ...[addresses.home, addresses.tags, addresses.sources, addresses.archive, addresses.rss].map((of) =>
      page(of(base)),
    ),
    ...articles.map((article) => ({
      address: addresses.article(base, article.slug),
      guid: createGuid(article, site.guidPrefix),
    })),
    ...former.map(({ address, guid }) => ({ address, guid })),
    ...groupByTag(articles).map(({ subject }) => page(addresses.tag(base, subject.slug))),
    ...groupBySource(articles).map(({ subject }) => page(addresses.source(base, subject.key))),
    ...groupByMonth(articles)
      .flatMap(({ months }) => months)
      .map(({ month }) => page(addresses.archiveMonth(base, month))),
  ]);
}
