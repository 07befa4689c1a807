import { describe, expect, test } from 'vitest';
import { formatRobots, formatSitemap } from '../../../src/lib/sitemap.ts';

describe('the sitemap', () => {
  test('lists each page with its last change, where it is known', () => {
    const sitemap = formatSitemap(
      [
        { address: '/news/', lastModified: '2019-03-20T00:00:00+08:00' },
        { address: '/news/tags/r&d/' },
        { address: '/news/tags/%E8%8D%AF/' },
      ],
      'https://example.org/news/',
    );
    expect(sitemap).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://example.org/news/</loc><lastmod>2019-03-20T00:00:00+08:00</lastmod></url>
<url><loc>https://example.org/news/tags/r&amp;d/</loc></url>
<url><loc>https://example.org/news/tags/%E8%8D%AF/</loc></url>
</urlset>
`);
  });
});

describe('robots.txt', () => {
  test('allows everything and names the sitemap', () => {
    expect(formatRobots('https://example.org/sitemap.xml')).toBe(
      'User-agent: *\nAllow: /\n\nSitemap: https://example.org/sitemap.xml\n',
    );
  });
});
