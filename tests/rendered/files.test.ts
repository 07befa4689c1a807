import RssParser from 'rss-parser';
import { parse } from 'node-html-parser';
import { beforeAll, describe, expect, test } from 'vitest';
import { fixture } from '../support/fixture.ts';
import { renderSite } from '../support/rendered-site.ts';
import { type Site } from '../support/site.ts';

let site: Site;
beforeAll(async () => {
  site = await renderSite(fixture);
});

describe('rss.xml', () => {
  test('holds every public story, newest first, with a guid that is no address', async () => {
    const feed = await new RssParser().parseString(site.read('rss.xml'));
    expect(
      feed.items.map(({ title, link, guid, isoDate }) => ({ title, link, guid, isoDate })).slice(0, 3),
    ).toEqual([
      {
        title: 'A plant in Suzhou doubles its capacity',
        link: 'https://fixture.example/articles/plant-in-suzhou/',
        guid: 'tag:fixture.example,2020:articles/suzhou-plant',
        isoDate: '2026-05-19T16:00:00.000Z',
      },
      {
        title: '上海医院报告首批基因治疗患者',
        link: 'https://fixture.example/articles/%E5%9F%BA%E5%9B%A0%E6%B2%BB%E7%96%97/',
        guid: 'tag:fixture.example,2020:articles/%E5%9F%BA%E5%9B%A0%E6%B2%BB%E7%96%97',
        isoDate: '2026-05-18T23:30:00.000Z',
      },
      {
        title: 'R&D <b>budgets</b> grow, says “one” report ]]> of many',
        link: 'https://fixture.example/articles/earlier-story/',
        guid: 'tag:fixture.example,2020:articles/earlier-story',
        isoDate: '2026-05-18T16:00:00.000Z',
      },
    ]);
    expect(feed.items).toHaveLength(7);
    expect(site.read('rss.xml')).not.toContain('isPermaLink="true"');
  });
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
