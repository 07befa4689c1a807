import { getArticles, getRecentArticles } from '../content/queries/articles.ts';
import { getSite } from '../content/queries/site.ts';
import { absoluteAddress, addresses, basePath } from '../lib/addresses.ts';
import { findLastChange } from '../content/articles.ts';
import { decideIndexing } from '../discovery/search-engine-policy.ts';
import { listPages, type ListedPage } from '../discovery/listed-pages.ts';
import { cutFromOldest } from '../lib/pagination.ts';
import {
  formatNewsSitemap,
  formatRobots,
  formatSitemap,
  formatSitemapIndex,
  type SitemapEntry,
} from '../discovery/sitemap.ts';
import { createLazyPath } from './lazy-path.ts';

/** How many stories a sitemap lists. 50,000 is the most that the protocol allows; one that is full stays as it is. */
const storiesInSitemap = 10_000;

/** What Google News reads of a news sitemap at most. */
const mostNews = 1000;

interface SitemapPart {
  name: string;
  pages: ListedPage[];
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

/** A path for each sitemap of the index. */
export async function getSitemapPaths() {
  const [parts, site, recent] = await Promise.all([getSitemapParts(), getSite(), getRecentArticles()]);
  const base = basePath(site.url);
  const news = recent
    .filter((article) => decideIndexing(article, site.url).isListed)
    .slice(0, mostNews)
    .map(({ slug, title, published }) => ({
      address: addresses.article(base, slug),
      title,
      published: published.iso,
    }));
  return [
    ...parts.map(({ name, pages }) =>
      createLazyPath({ name }, () => ({ xml: formatSitemap(pages.map(toEntry), site.url) })),
    ),
    createLazyPath({ name: 'news' }, () => ({ xml: formatNewsSitemap(news, site, site.url) })),
  ];
}

export async function getRobots(): Promise<string> {
  const { url } = await getSite();
  return formatRobots(absoluteAddress(url, addresses.sitemap(basePath(url))));
}

/** The lists, and the stories that search engines are to show from here. */
async function getSitemapParts(): Promise<SitemapPart[]> {
  const [{ url }, articles] = await Promise.all([getSite(), getArticles()]);
  const base = basePath(url);
  const listed = articles.filter((article) => decideIndexing(article, url).isListed);
  return [
    { name: 'lists', pages: listPages(articles, base) },
    ...cutFromOldest(listed, storiesInSitemap).map((stories, index) => ({
      name: `stories-${String(index + 1)}`,
      pages: stories.map((article) => ({
        address: addresses.article(base, article.slug),
        articles: [article],
      })),
    })),
  ];
}

function toEntry({ address, articles }: ListedPage): SitemapEntry {
  return { address, lastModified: findLastChange(articles)?.iso };
}
