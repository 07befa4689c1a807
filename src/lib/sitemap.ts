import { absoluteAddress } from './addresses.ts';
import { escapeHtml } from './html.ts';

/** A page as a sitemap lists it. */
export interface SitemapEntry {
  /** Path-absolute. */
  address: string;
  /** When its content last changed, RFC 3339. */
  lastModified?: string | undefined;
}

/** Writes a sitemap (sitemaps.org, protocol 0.9). */
export function formatSitemap(entries: readonly SitemapEntry[], siteUrl: string): string {
  const urls = entries.map(({ address, lastModified }) => {
    const location = `<loc>${escapeHtml(absoluteAddress(siteUrl, address))}</loc>`;
    return `<url>${location}${lastModified === undefined ? '' : `<lastmod>${lastModified}</lastmod>`}</url>`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...urls,
    '</urlset>',
    '',
  ].join('\n');
}

/** Writes robots.txt (RFC 9309): everything may be read, and here is the sitemap. */
export function formatRobots(sitemapUrl: string): string {
  return `User-agent: *\nAllow: /\n\nSitemap: ${sitemapUrl}\n`;
}
