import { globSync, readdirSync } from 'node:fs';
import { sep } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  absoluteAddress,
  addresses,
  addressKinds,
  basePath,
  isFeedAddress,
  locateArticle,
} from '../../../src/lib/addresses.ts';

describe('addresses below a path', () => {
  test.for<[address: string, expected: string]>([
    [addresses.home('/'), '/'],
    [addresses.home('/news/'), '/news/'],
    [addresses.article('/news/', 'a-story'), '/news/articles/a-story/'],
    [addresses.article('/', '基因治疗'), '/articles/%E5%9F%BA%E5%9B%A0%E6%B2%BB%E7%96%97/'],
    [addresses.tags('/news/'), '/news/tags/'],
    [addresses.tag('/news/', 'china'), '/news/tags/china/'],
    [addresses.sources('/news/'), '/news/sources/'],
    [addresses.source('/news/', 'contractpharma'), '/news/sources/contractpharma/'],
    [addresses.archive('/news/'), '/news/archive/'],
    [addresses.archiveMonth('/news/', '2019', '03'), '/news/archive/2019/03/'],
    [addresses.rss('/news/'), '/news/rss.xml'],
    [addresses.sitemap('/news/'), '/news/sitemap.xml'],
    [addresses.indexNowKey('/news/', 'a-key-of-ours'), '/news/a-key-of-ours.txt'],
    [addresses.wechatCode('/news/'), '/news/wechat.svg'],
    [addresses.picture('/news/', 'a-480.jpg'), '/news/pictures/a-480.jpg'],
    [addresses.favicon('/news/'), '/news/favicon.ico'],
    [addresses.tagPage('/news/', 'china', '2'), '/news/tags/china/page/2/'],
  ])('%s is %s', ([address, expected]) => {
    expect(address).toBe(expected);
  });
});

describe('the table of addresses', () => {
  /** What neither a route makes nor `public/` holds: the build makes it of the search indexes. */
  const withoutRoute = ['search/indexes.json'];

  /** The path that a route makes, with a colon for each part that differs: `tags/:/`. */
  const pathOfRoute = (file: string) =>
    file
      .replace(/^404\.astro$/, '404.html')
      .replace(/^\[code\]\.svg\.ts$/, 'wechat.svg')
      .replace(/(^|\/)index\.astro$/, '$1')
      .replace(/\.astro$/, '/')
      .replace(/\.ts$/, '')
      .replace(/\[\w+\]/g, ':');
  const paths = addressKinds.map(({ path }) => path.replace(/:\w+/g, ':'));
  const routes = globSync('**/*.*', { cwd: 'src/pages' }).map((file) =>
    pathOfRoute(file.split(sep).join('/')),
  );
  const files = readdirSync('public');

  test('has a line for each route and each file of `public/`', () => {
    expect([...routes, ...files].filter((path) => !paths.includes(path))).toEqual([]);
  });

  test('has no line without a route or a file of `public/`', () => {
    const others = paths.filter((path) => ![...routes, ...files].includes(path));
    expect(others).toEqual(withoutRoute);
  });

  test('has no two lines of one path', () => {
    expect(new Set(paths).size).toBe(paths.length);
  });
});

describe('a feed to subscribe to', () => {
  test.for<[address: string, isFeed: boolean]>([
    [addresses.rss('/'), true],
    [addresses.jsonFeed('/news/'), true],
    [addresses.tagRss('/news/', 'china'), true],
    [addresses.sourceRss('/', 'newswire'), true],
    [addresses.feedList('/'), false],
    [addresses.feedArchive('/', '1'), false],
    [addresses.feeds('/'), false],
    [addresses.article('/', 'rss.xml'), false],
  ])('is %s: %s', ([address, isFeed]) => {
    expect(isFeedAddress(address)).toBe(isFeed);
  });
});

describe('the path of a site', () => {
  test.for<[site: string, path: string]>([
    ['https://example.org', '/'],
    ['https://example.org/', '/'],
    ['https://example.org/news', '/news/'],
    ['https://example.org/news/', '/news/'],
    ['https://example.org:8080/a/b', '/a/b/'],
  ])('%s: %s', ([site, path]) => {
    expect(basePath(site)).toBe(path);
  });
});

describe('an address with scheme and host', () => {
  test('of an article', () => {
    expect(locateArticle('https://example.org/news/', '药')).toBe(
      'https://example.org/news/articles/%E8%8D%AF/',
    );
  });

  test.for<[site: string, address: string, absolute: string]>([
    ['https://example.org/', '/', 'https://example.org/'],
    ['https://example.org/news/', '/news/rss.xml', 'https://example.org/news/rss.xml'],
    ['http://example.org:8080/', '/tags/%E8%8D%AF/', 'http://example.org:8080/tags/%E8%8D%AF/'],
  ])('%s, %s: %s', ([site, address, absolute]) => {
    expect(absoluteAddress(site, address)).toBe(absolute);
  });
});
