import { findLastChange } from '../content/articles.ts';
import { createGuid } from '../content/guid.ts';
import { getArticles, getRecentArticles } from '../content/queries/articles.ts';
import { getEvents } from '../content/queries/events.ts';
import { getFormerAddresses } from '../content/queries/former-addresses.ts';
import { getSite } from '../content/queries/site.ts';
import { absoluteAddress, addresses, basePath } from '../lib/addresses.ts';
import { createLazyPath } from '../lib/lazy-path.ts';
import { cutFromOldest } from '../lib/pagination.ts';
import { listAddresses } from './listed-addresses.ts';
import { digestShown, formatPermalinks } from './permalinks.ts';
import { formatCaddyRedirects, formatNginxRedirects, formatRedirects } from './redirects.ts';
import { decideIndexing } from './search-engine-policy.ts';
import { formatNewsSitemap, formatRobots, formatSitemap, formatSitemapIndex } from './sitemap.ts';

/** `/permalinks.txt`, the ledger: every address that readers may have kept, former ones included. */
export async function getPermalinks(): Promise<string> {
  const [{ url, guidPrefix }, articles, events, former] = await Promise.all([
    getSite(),
    getArticles(),
    getEvents(),
    getFormerAddresses(),
  ]);
  const present = listAddresses(articles, events, basePath(url)).map((listed) => ({
    address: listed.address,
    guid:
      listed.kind.shows === 'article' && listed.articles[0]
        ? createGuid(listed.articles[0], guidPrefix)
        : undefined,
    digest: digestShown(listed),
  }));
  return formatPermalinks([...present, ...former.map(({ address, guid }) => ({ address, guid }))]);
}

/** A path for each file of redirects. Their names begin with an underscore, which Astro ignores in `pages/`. */
export async function getRedirectPaths() {
  const former = await getFormerAddresses();
  return [
    { params: { hostFile: '_redirects' }, props: { text: formatRedirects(former) } },
    { params: { hostFile: '_redirects.nginx' }, props: { text: formatNginxRedirects(former) } },
    { params: { hostFile: '_redirects.caddy' }, props: { text: formatCaddyRedirects(former) } },
  ];
}

/** A path for the file that proves ownership of the site to IndexNow; none without a key. */
export async function getIndexNowPaths() {
  const key = (await getSite()).announce?.indexNow?.key;
  return key === undefined ? [] : [{ params: { key }, props: { key } }];
}

export async function getRobots(): Promise<string> {
  const { url } = await getSite();
  return formatRobots(absoluteAddress(url, addresses.sitemap(basePath(url))));
}

/** `/sitemap.xml`: the index of the others. */
export async function getSitemapIndex(): Promise<string> {
  const { url } = await getSite();
  const base = basePath(url);
  const parts = (await getSitemapParts()).map(({ name, pages }) => ({
    address: addresses.sitemapPart(base, name),
    lastModified: findLastChange(pages.flatMap(({ articles }) => articles))?.iso,
  }));
  return formatSitemapIndex([...parts, { address: addresses.sitemapPart(base, 'news') }], url);
}

/** The maximum of a news sitemap for Google News. */
const mostNews = 1000;

/** A path for each sitemap of the index. */
export async function getSitemapPaths() {
  const [parts, site, recent] = await Promise.all([getSitemapParts(), getSite(), getRecentArticles()]);
  const news = recent.filter((article) => decideIndexing(article, site.url).isListed).slice(0, mostNews);
  return [
    ...parts.map(({ name, pages }) =>
      createLazyPath({ name }, () => {
        const entries = pages.map(({ address, articles }) => ({
          address,
          lastModified: findLastChange(articles)?.iso,
        }));
        return { xml: formatSitemap(entries, site.url) };
      }),
    ),
    createLazyPath({ name: 'news' }, () => ({ xml: formatNewsSitemap(news, site) })),
  ];
}

/** The protocol allows 50,000 addresses per sitemap. A new article never changes a full one. */
const articlesInSitemap = 10_000;

/** The lists that show more than hidden articles, and the articles that search engines should show from this site. */
async function getSitemapParts() {
  const [{ url }, articles, events] = await Promise.all([getSite(), getArticles(), getEvents()]);
  const base = basePath(url);
  const shown = articles.filter((article) => !decideIndexing(article, url).isHidden);
  // Search engines find the numbered pages of lists from the first pages.
  const lists = listAddresses(shown, events, base).filter(
    ({ kind: { type, shows } }) => type === 'page' && shows !== 'nothing' && shows !== 'article',
  );
  const listed = articles.filter((article) => decideIndexing(article, url).isListed);
  return [
    { name: 'lists', pages: lists },
    ...cutFromOldest(listed, articlesInSitemap).map((part, index) => ({
      name: `stories-${String(index + 1)}`,
      pages: part.map((article) => ({ address: addresses.article(base, article.slug), articles: [article] })),
    })),
  ];
}
