import type { Article } from '../content/articles.ts';
import type { SiteSettings } from '../content/schema/site.ts';
import { absoluteAddress, addresses, basePath } from '../lib/addresses.ts';
import { escapeXml } from '../lib/xml.ts';

/** A page, or in an index a sitemap. */
export interface SitemapEntry {
  /** Path-absolute. */
  address: string;
  /** When its content last changed, RFC 3339. */
  lastModified?: string | undefined;
}

const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9';
const newsNamespace = 'http://www.google.com/schemas/sitemap-news/0.9';

/** Writes a sitemap (sitemaps.org, protocol 0.9). */
export function formatSitemap(entries: readonly SitemapEntry[], siteUrl: string): string {
  return formatXml(
    `urlset xmlns="${namespace}"`,
    entries.map((entry) => `<url>${formatEntry(entry, siteUrl)}</url>`),
  );
}

export function formatSitemapIndex(sitemaps: readonly SitemapEntry[], siteUrl: string): string {
  return formatXml(
    `sitemapindex xmlns="${namespace}"`,
    sitemaps.map((entry) => `<sitemap>${formatEntry(entry, siteUrl)}</sitemap>`),
  );
}

/** Writes a sitemap of news (https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap). */
export function formatNewsSitemap(
  articles: readonly Article[],
  { name, language, url }: Pick<SiteSettings, 'name' | 'language' | 'url'>,
): string {
  const publication = `<news:publication><news:name>${escapeXml(name)}</news:name><news:language>${nameNewsLanguage(language)}</news:language></news:publication>`;
  return formatXml(
    `urlset xmlns="${namespace}" xmlns:news="${newsNamespace}"`,
    articles.map(({ slug, title, published }) => {
      const date = `<news:publication_date>${published.iso}</news:publication_date>`;
      const news = `<news:news>${publication}${date}<news:title>${escapeXml(title)}</news:title></news:news>`;
      return `<url>${formatEntry({ address: addresses.article(basePath(url), slug) }, url)}${news}</url>`;
    }),
  );
}

/**
 * The language as Google News asks for it: two or three letters (ISO 639), and for Chinese its script, as
 * `zh-cn` or `zh-tw`.
 *
 * @param tag BCP 47.
 */
function nameNewsLanguage(tag: string): string {
  const [language = tag, ...subtags] = tag.toLowerCase().split('-');
  // Mandarin and Cantonese have codes of their own, and are written in Chinese.
  if (!['zh', 'cmn', 'yue'].includes(language)) return language;
  const script = subtags.find((subtag) => subtag.length === 4);
  const isTraditional = script ? script === 'hant' : subtags.some((subtag) => traditional.has(subtag));
  return isTraditional ? 'zh-tw' : 'zh-cn';
}

/** The regions that write traditional Chinese. */
const traditional = new Set(['tw', 'hk', 'mo']);

/** Writes robots.txt (RFC 9309): everything is allowed, and the sitemap is named. */
export function formatRobots(sitemapUrl: string): string {
  return `User-agent: *\nAllow: /\n\nSitemap: ${sitemapUrl}\n`;
}

function formatEntry({ address, lastModified }: SitemapEntry, siteUrl: string): string {
  const location = `<loc>${escapeXml(absoluteAddress(siteUrl, address))}</loc>`;
  return lastModified === undefined ? location : `${location}<lastmod>${lastModified}</lastmod>`;
}

function formatXml(root: string, lines: readonly string[]): string {
  const [name = ''] = root.split(' ');
  return ['<?xml version="1.0" encoding="UTF-8"?>', `<${root}>`, ...lines, `</${name}>`, ''].join('\n');
}
