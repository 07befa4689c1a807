import { beforeAll, describe, expect, test } from 'vitest';
import { parsePermalinks } from '../../src/discovery/permalinks.ts';
import { fixture } from '../support/fixture.ts';
import { renderSite } from '../support/rendered-site.ts';
import { type Site, textOf } from '../support/site.ts';

let site: Site;
beforeAll(async () => {
  site = await renderSite(fixture);
});

describe('a former address', () => {
  test.for([
    [
      'of a story',
      '/articles/suzhou-plant/',
      '/articles/plant-in-suzhou/',
      'A plant in Suzhou doubles its capacity',
    ],
    ['by the alias of a tag', '/tags/gene-therapies/', '/tags/gene-therapy/', 'Gene therapy'],
    ['by the alias of a contributor', '/contributors/lee-way/', '/contributors/li-wei/', 'Li Wei'],
  ] as const)('%s leads on, on any host', ([, address, target, title]) => {
    const page = site.movedPages.find((moved) => moved.address === address);
    expect(page?.root.querySelector('meta[http-equiv=refresh]')?.getAttribute('content')).toBe(
      `0; url=${target}`,
    );
    expect(page?.root.querySelector('link[rel=canonical]')?.getAttribute('href')).toBe(
      `https://fixture.example${target}`,
    );
    const link = page?.root.querySelector('main a');
    expect([textOf(link ?? null), link?.getAttribute('href')]).toEqual([title, target]);
  });

  test('is in _redirects, for hosts that read it', () => {
    expect(site.read('_redirects').trimEnd().split('\n')).toEqual([
      '/articles/suzhou-plant/ /articles/plant-in-suzhou/ 301!',
      '/articles/suzhou-plant/ /articles/plant-in-suzhou/ 301',
      '/tags/gene-therapies/ /tags/gene-therapy/ 301!',
      '/tags/gene-therapies/ /tags/gene-therapy/ 301',
      '/tags/gene-therapies/rss.xml /tags/gene-therapy/rss.xml 301!',
      '/tags/gene-therapies/rss.xml /tags/gene-therapy/rss.xml 301',
      '/contributors/lee-way/ /contributors/li-wei/ 301!',
      '/contributors/lee-way/ /contributors/li-wei/ 301',
      '/contributors/lee-way/rss.xml /contributors/li-wei/rss.xml 301!',
      '/contributors/lee-way/rss.xml /contributors/li-wei/rss.xml 301',
    ]);
  });

  test('is in no list, no feed and no sitemap', () => {
    const lists = [
      ...site.pages.map(({ html }) => html),
      ...site.files.filter((file) => /\.(xml|json|opml)$/.test(file)).map((file) => site.read(file)),
    ];
    expect(lists.filter((text) => text.includes('/articles/suzhou-plant/'))).toEqual([]);
  });
});

describe('permalinks.txt', () => {
  test('names every page but the numbered ones, every feed, every calendar, the former addresses, and the guid of each story', () => {
    const [count, ...permalinks] = site.read('permalinks.txt').trimEnd().split('\n');
    expect(count).toBe(`# ${String(permalinks.length)} addresses`);
    const expected = [...site.pages, ...site.movedPages]
      .map(({ address }) => address)
      .filter((address) => address !== '/404.html' && !address.includes('/page/'));
    const feeds = site.files
      .filter((file) => /(^|\/)(rss\.xml|feed\.json|feeds\.opml)$|\.ics$/.test(file))
      .map((file) => `/${file}`);
    expect(permalinks.map((line) => decodeURI(line.split('\t')[0] ?? '')).sort()).toEqual(
      [...expected, ...feeds].sort(),
    );
    expect(permalinks).toContainEqual(
      expect.stringMatching(
        /^\/articles\/plant-in-suzhou\/\ttag:fixture\.example,2020:articles\/suzhou-plant\t[0-9a-f]{16}$/,
      ),
    );
    expect(permalinks).toContain('/articles/suzhou-plant/\ttag:fixture.example,2020:articles/suzhou-plant');
    expect(permalinks.filter((line) => line.includes('\ttag:'))).toHaveLength(8);
  });

  test('has a digest of all that shows stories or events: one for a story and lists of it alone, one for the same lists', () => {
    const written = parsePermalinks(site.read('permalinks.txt'));
    const digests = new Map(written.map(({ address, digest }) => [address, digest]));
    expect(written.filter(({ digest }) => digest === undefined).map(({ address }) => address)).toEqual([
      '/articles/suzhou-plant/',
      '/contributors/lee-way/',
      '/contributors/lee-way/rss.xml',
      '/search/',
      '/tags/gene-therapies/',
      '/tags/gene-therapies/rss.xml',
    ]);
    const all = ['/', '/archive/', '/feed.json', '/feeds.opml', '/feeds/', '/rss.xml', '/sources/', '/tags/'];
    const alike = Map.groupBy(written, ({ digest }) => digest).get(digests.get('/'));
    expect(alike?.map(({ address }) => address)).toEqual(all);
    expect(digests.get('/articles/another-system/')).toMatch(/^[0-9a-f]{16}$/);
    expect(digests.get('/archive/2025/03/')).toBe(digests.get('/articles/another-system/'));
    expect(digests.get('/archive/2026/05/')).not.toBe(digests.get('/'));
  });

  test('has the same digests on another day', async () => {
    const later = await renderSite({ ...fixture, epoch: fixture.epoch + 3600 });
    expect(later.read('permalinks.txt')).toBe(site.read('permalinks.txt'));
  });
});
