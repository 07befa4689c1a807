import { parse } from 'node-html-parser';
import { beforeAll, describe, expect, test } from 'vitest';
import { fixture } from '../support/fixture.ts';
import { renderSite } from '../support/rendered-site.ts';
import { type Site } from '../support/site.ts';

let site: Site;
beforeAll(async () => {
  site = await renderSite(fixture);
});

describe('the sitemaps', () => {
  const locations = (file: string) =>
    [...site.read(file).matchAll(/<loc>(.*?)<\/loc>/g)].map(([, location = '']) => decodeURI(location));

  test('are all in the index, each with the last change of what it lists', () => {
    const index = site.read('sitemap.xml');
    expect(locations('sitemap.xml')).toEqual(
      ['lists', 'stories-1', 'news'].map((name) => `https://fixture.example/sitemaps/${name}.xml`),
    );
    expect(index.match(/<lastmod>.*?<\/lastmod>/g)).toEqual([
      '<lastmod>2026-05-22T09:30:00+08:00</lastmod>',
      '<lastmod>2026-05-22T09:30:00+08:00</lastmod>',
    ]);
    expect(site.files.filter((file) => file.startsWith('sitemaps/'))).toHaveLength(3);
  });

  test('list every page but the numbered ones, the search and the missing one, each once, with its last change', () => {
    const expected = site.pages
      .map(({ address }) => address)
      .filter((address) => !['/404.html', '/search/'].includes(address) && !address.includes('/page/'))
      .map((address) => `https://fixture.example${address}`);
    expect([...locations('sitemaps/lists.xml'), ...locations('sitemaps/stories-1.xml')].sort()).toEqual(
      expected.sort(),
    );
    expect(site.read('sitemaps/stories-1.xml')).toContain(
      '/articles/plant-in-suzhou/</loc><lastmod>2026-05-22T09:30:00+08:00</lastmod>',
    );
  });

  test('have no news where nothing was published for two days', () => {
    expect(parse(site.read('sitemaps/news.xml')).querySelector('urlset')?.childNodes.join('').trim()).toBe(
      '',
    );
  });
});

describe('robots.txt', () => {
  test('lets everybody read everything and names the sitemap', () => {
    expect(site.read('robots.txt')).toBe(
      'User-agent: *\nAllow: /\n\nSitemap: https://fixture.example/sitemap.xml\n',
    );
  });
});
