import { describe, expect, test } from 'vitest';
import {
  findChanges,
  planAnnouncements,
  readSitemap,
  type Audience,
  type Changes,
} from '../../../../tools/announce/announcements.ts';
import { parsePermalinks } from '../../../../src/discovery/permalinks.ts';
import { formatSitemap, formatSitemapIndex } from '../../../../src/discovery/sitemap.ts';

const parse = (lines: string) => (lines === '' ? [] : parsePermalinks(`${lines}\n`));

const march = '2019-03-20T00:00:00+08:00';
const [one, two] = ['0123456789abcdef', 'fedcba9876543210'];
const guid = 'tag:example.org,2020:articles/a';

describe('what has changed since a ledger', () => {
  const story = (digest: string) => `/articles/a/\t${guid}\t${digest}`;
  const former = `/articles/a/\t${guid}`;

  test.for<[what: string, published: string, built: string, changes: Partial<Changes>]>([
    ['nothing, of the same', `${story(one)}\n/rss.xml\t\t${one}`, `${story(one)}\n/rss.xml\t\t${one}`, {}],
    [
      'all that is new',
      '',
      `${story(one)}\n/\t\t${one}\n/rss.xml\t\t${one}`,
      { pages: ['/articles/a/', '/'], feeds: ['/rss.xml'] },
    ],
    ['a page that shows no article, where it is new', '', '/\n/rss.xml', { pages: ['/'] }],
    ['a story with another digest', story(one), story(two), { pages: ['/articles/a/'] }],
    ['a list with another digest', `/\t\t${one}`, `/\t\t${two}`, { pages: ['/'] }],
    [
      'feeds of both kinds with another digest, and no list of feeds',
      `/feed.json\t\t${one}\n/rss.xml\t\t${one}\n/feeds.opml\t\t${one}`,
      `/feed.json\t\t${two}\n/rss.xml\t\t${two}\n/feeds.opml\t\t${two}`,
      { feeds: ['/feed.json', '/rss.xml'] },
    ],
    [
      'the addresses of pages that are gone, and no feed that is',
      `${story(one)}\n/articles/b/\t${guid}\n/tags/a/\t\t${one}\n/tags/a/rss.xml\t\t${one}\n/tags/b/`,
      story(one),
      { gone: ['/articles/b/', '/tags/a/', '/tags/b/'] },
    ],
    [
      'an address that leads to another page now, and no feed that does',
      `${story(one)}\n/tags/a/\t\t${one}\n/tags/a/rss.xml\t\t${one}`,
      `${former}\n/tags/a/\n/tags/a/rss.xml`,
      { gone: ['/articles/a/', '/tags/a/'] },
    ],
    ['nothing, of an address that led to another page before', former, former, {}],
    [
      'a former address that is a page again',
      `${former}\n/\t\t${one}`,
      `${story(one)}\n/\t\t${one}`,
      { pages: ['/articles/a/'] },
    ],
    [
      'the lists of a site that had no story',
      '/\n/rss.xml',
      `/\t\t${one}\n/rss.xml\t\t${one}`,
      { pages: ['/'], feeds: ['/rss.xml'] },
    ],
    ...[march, ''].map((date): [string, string, string, Partial<Changes>] => [
      `new and gone pages, lists and feeds, and no known story, by a ledger with “${date}” for a digest`,
      `${story(date)}\n/\t\t${date}\n/rss.xml\t\t${date}\n/search/\n/tags/a/\t\t${date}`,
      `${story(one)}\n/articles/b/\tb\t${one}\n/\t\t${one}\n/rss.xml\t\t${one}\n/search/`,
      { pages: ['/articles/b/', '/'], gone: ['/tags/a/'], feeds: ['/rss.xml'] },
    ]),
  ])('is %s', ([, published, built, changes]) => {
    expect(findChanges(parse(published), parse(built))).toEqual({
      pages: [],
      gone: [],
      feeds: [],
      ...changes,
    });
  });
});

describe('a sitemap', () => {
  test.for<[what: string, xml: string, isIndex: boolean, locations: string[]]>([
    [
      'of pages',
      formatSitemap([{ address: '/a&b/', lastModified: march }, { address: '/药/' }], 'https://a.example/'),
      false,
      ['https://a.example/a&b/', 'https://a.example/%E8%8D%AF/'],
    ],
    [
      'of sitemaps',
      formatSitemapIndex([{ address: '/sitemaps/lists.xml' }], 'https://a.example/'),
      true,
      ['https://a.example/sitemaps/lists.xml'],
    ],
    ['of nothing', formatSitemap([], 'https://a.example/'), false, []],
  ])('%s is read', ([, xml, isIndex, locations]) => {
    expect(readSitemap(xml)).toEqual({ isIndex, locations });
  });
});

describe('what is sent', () => {
  const siteUrl = 'https://example.org/news/';
  const plan = (changes: Partial<Changes>, audience: Audience) =>
    planAnnouncements({ pages: [], gone: [], feeds: [], ...changes }, audience, siteUrl);
  const indexNow = { key: 'a-key-of-ours' };

  test('to search engines is one request with all pages and addresses that are gone, each once, and where the key is', () => {
    const [announcement, ...others] = plan(
      { pages: ['/news/', '/news/articles/a/', '/news/'], gone: ['/news/tags/a/', '/news/'] },
      { indexNow },
    );
    expect(others).toEqual([]);
    expect(announcement).toMatchObject({
      protocol: 'IndexNow',
      endpoint: 'https://api.indexnow.org/indexnow',
      mediaType: 'application/json; charset=utf-8',
    });
    expect(JSON.parse(announcement?.body ?? '')).toEqual({
      host: 'example.org',
      key: 'a-key-of-ours',
      keyLocation: 'https://example.org/news/a-key-of-ours.txt',
      urlList: ['', 'articles/a/', 'tags/a/'].map((path) => `${siteUrl}${path}`),
    });
  });

  test.for([
    [1, [1]],
    [10_000, [10_000]],
    [10_001, [10_000, 1]],
    [20_001, [10_000, 10_000, 1]],
  ] as const)('to search engines, %i pages: %j a request', ([count, sizes]) => {
    const pages = Array.from({ length: count }, (_, index) => `/news/articles/${String(index)}/`);
    const announcements = plan({ pages }, { indexNow });
    expect(announcements.map(({ changed }) => changed.length)).toEqual(sizes);
    expect(announcements.flatMap(({ changed }) => changed)).toHaveLength(new Set(pages).size);
  });

  test('to hubs is a request for each feed and each hub', () => {
    const hubs = ['https://hub.example/', 'https://other.example/hub', 'https://hub.example/'];
    const feeds = ['/news/rss.xml', '/news/tags/r%26d/rss.xml'];
    expect(
      plan({ feeds }, { hubs }).map(({ protocol, endpoint, mediaType, body }) => [
        protocol,
        endpoint,
        mediaType,
        [...new URLSearchParams(body)],
      ]),
    ).toEqual(
      ['https://hub.example/', 'https://other.example/hub'].flatMap((hub) =>
        feeds.map((feed) => [
          'WebSub',
          hub,
          'application/x-www-form-urlencoded',
          [
            ['hub.mode', 'publish'],
            ['hub.url', `https://example.org${feed}`],
          ],
        ]),
      ),
    );
  });

  test.for<[what: string, changes: Partial<Changes>, audience: Audience]>([
    ['to nobody', { pages: ['/news/'], feeds: ['/news/rss.xml'] }, {}],
    ['where nothing has changed', {}, { indexNow, hubs: ['https://hub.example/'] }],
    ['to hubs of pages', { pages: ['/news/'] }, { hubs: ['https://hub.example/'] }],
    ['to search engines of feeds', { feeds: ['/news/rss.xml'] }, { indexNow }],
    [
      'of another host',
      {
        pages: ['//other.example/news/', 'https://example.org.other.example/news/'],
        gone: ['//other.example/news/a/'],
        feeds: ['//other.example/news/rss.xml'],
      },
      { indexNow, hubs: ['https://hub.example/'] },
    ],
    [
      'of what lies above the site’s path',
      { pages: ['/', '/newsletter/'], gone: ['/a/'], feeds: ['/rss.xml'] },
      { indexNow, hubs: ['https://hub.example/'] },
    ],
  ])('is nothing %s', ([, changes, audience]) => {
    expect(plan(changes, audience)).toEqual([]);
  });
});
