import RssParser from 'rss-parser';
import { parse } from 'node-html-parser';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { BuiltSite } from '../support/built-site.ts';

let site: BuiltSite;
beforeAll(() => {
  site = new BuiltSite(inject('fixtureSite'));
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

describe('sitemap.xml', () => {
  test('lists every page but the numbered ones, the search and the missing one, each once, with its last change', () => {
    const entries = parse(site.read('sitemap.xml')).querySelectorAll('url');
    const addresses = entries.map((entry) => decodeURI(entry.querySelector('loc')?.textContent ?? ''));
    const expected = site.pages
      .map(({ address }) => address)
      .filter((address) => !['/404.html', '/search/'].includes(address) && !address.includes('/page/'))
      .map((address) => `https://fixture.example${address}`);
    expect([...addresses].sort()).toEqual(expected.sort());

    const changed = entries
      .find((entry) => entry.textContent.includes('plant-in-suzhou'))
      ?.querySelector('lastmod');
    expect(changed?.textContent).toBe('2026-05-22T09:30:00+08:00');
  });
});

describe('robots.txt', () => {
  test('lets everybody read everything and names the sitemap', () => {
    expect(site.read('robots.txt')).toBe(
      'User-agent: *\nAllow: /\n\nSitemap: https://fixture.example/sitemap.xml\n',
    );
  });
});

describe('files beside the pages', () => {
  test.for(['favicon.ico', 'favicon.svg', 'apple-touch-icon.png', '404.html', 'wechat.svg'])(
    '%s is there',
    (file) => {
      expect(site.files).toContain(file);
    },
  );

  test('no file of the content folder is published as it is', () => {
    expect(site.files.filter((file) => /\.(md|ya?ml)$|plant\.png$/.test(file))).toEqual([]);
  });
});
