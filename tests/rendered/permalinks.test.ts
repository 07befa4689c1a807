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
  test('names every page but the numbered ones, every feed, the former addresses, and the guid of each story', () => {
    const permalinks = site.read('permalinks.txt').trimEnd().split('\n');
    const expected = [...site.pages, ...site.movedPages]
      .map(({ address }) => address)
      .filter((address) => address !== '/404.html' && !address.includes('/page/'));
    const feeds = site.files
      .filter((file) => /(^|\/)(rss\.xml|feed\.json|feeds\.opml)$/.test(file))
      .map((file) => `/${file}`);
    expect(permalinks.map((line) => decodeURI(line.split('\t')[0] ?? '')).sort()).toEqual(
      [...expected, ...feeds].sort(),
    );
    expect(permalinks).toContain(
      '/articles/plant-in-suzhou/\ttag:fixture.example,2020:articles/suzhou-plant\t2026-05-22T09:30:00+08:00',
    );
    expect(permalinks).toContain('/articles/suzhou-plant/\ttag:fixture.example,2020:articles/suzhou-plant');
    expect(permalinks.filter((line) => line.includes('\ttag:'))).toHaveLength(8);
  });

  test('says of each page when it last changed, as the sitemaps do, and not of the search nor of a former address', () => {
    const written = parsePermalinks(site.read('permalinks.txt'));
    const ofPages = written.filter(
      ({ address, lastChange }) => address.endsWith('/') && lastChange !== undefined,
    );
    const sitemaps = ['sitemaps/lists.xml', 'sitemaps/stories-1.xml'].map((file) => site.read(file));
    const listed = [...sitemaps.join('').matchAll(/<loc>(.*?)<\/loc><lastmod>(.*?)<\/lastmod>/g)];
    expect(ofPages.map(({ address, lastChange }) => [address, lastChange]).sort()).toEqual(
      listed.map(([, location = '', lastModified]) => [new URL(location).pathname, lastModified]).sort(),
    );
    const undated = written.filter(({ lastChange }) => lastChange === undefined);
    expect(undated.map(({ address }) => address)).toEqual([
      '/articles/suzhou-plant/',
      '/contributors/lee-way/',
      '/contributors/lee-way/rss.xml',
      '/search/',
      '/tags/gene-therapies/',
      '/tags/gene-therapies/rss.xml',
    ]);
  });
});
