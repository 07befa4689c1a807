import { describe, expect, test } from 'vitest';
import {
  formatNewsSitemap,
  formatRobots,
  formatSitemap,
  formatSitemapIndex,
} from '../../../src/discovery/sitemap.ts';
import { createStory } from '../made-up-newsroom.ts';

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

describe('the index of sitemaps', () => {
  test('lists each with its last change, where it is known', () => {
    const index = formatSitemapIndex(
      [{ address: '/a.xml', lastModified: '2019-03-20T00:00:00+08:00' }, { address: '/b.xml' }],
      'https://example.org/',
    );
    expect(index).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://example.org/a.xml</loc><lastmod>2019-03-20T00:00:00+08:00</lastmod></sitemap>
<sitemap><loc>https://example.org/b.xml</loc></sitemap>
</sitemapindex>
`);
  });
});

describe('the news sitemap', () => {
  const site = { name: 'News & Views', language: 'en', url: 'https://example.org/' };

  test('says of each story what it is called, when and where it was published', () => {
    const sitemap = formatNewsSitemap(
      [createStory({ slug: 'a', title: 'R&D <b> \u0008药', date: '2019-03-20' })],
      site,
    );
    expect(sitemap).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://example.org/articles/a/</loc><news:news><news:publication><news:name>News &amp; Views</news:name><news:language>en</news:language></news:publication><news:publication_date>2019-03-20T00:00:00+08:00</news:publication_date><news:title>R&amp;D &lt;b&gt; 药</news:title></news:news></url>
</urlset>
`);
  });

  test.for([
    ['en', 'en'],
    ['en-GB', 'en'],
    ['de-Latn-AT', 'de'],
    ['fil', 'fil'],
    ['zh', 'zh-cn'],
    ['zh-CN', 'zh-cn'],
    ['zh-SG', 'zh-cn'],
    ['zh-Hans', 'zh-cn'],
    ['zh-Hans-HK', 'zh-cn'],
    ['zh-TW', 'zh-tw'],
    ['zh-HK', 'zh-tw'],
    ['zh-MO', 'zh-tw'],
    ['zh-Hant', 'zh-tw'],
    ['zh-Hant-CN', 'zh-tw'],
  ] as const)('names the language %s as %s', ([language, name]) => {
    expect(formatNewsSitemap([createStory({ slug: 'a' })], { ...site, language })).toContain(
      `<news:language>${name}</news:language>`,
    );
  });

  test('may be empty', () => {
    expect(formatNewsSitemap([], site)).toContain('sitemap-news/0.9">\n</urlset>');
  });
});

describe('robots.txt', () => {
  test('allows everything and names the sitemap', () => {
    expect(formatRobots('https://example.org/sitemap.xml')).toBe(
      'User-agent: *\nAllow: /\n\nSitemap: https://example.org/sitemap.xml\n',
    );
  });
});
