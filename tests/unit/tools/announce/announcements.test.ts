import { describe, expect, test } from 'vitest';
import {
  findChanges,
  listItemGuids,
  planAnnouncements,
  readSitemap,
  type Audience,
  type Changes,
} from '../../../../tools/announce/announcements.ts';
import { createFeed } from '../../../../src/feeds/feed.ts';
import { formatJsonFeed } from '../../../../src/feeds/json-feed.ts';
import { parsePermalinks } from '../../../../src/discovery/permalinks.ts';
import { formatRss } from '../../../../src/feeds/rss.ts';
import { formatSitemap, formatSitemapIndex } from '../../../../src/discovery/sitemap.ts';
import { createStory, plainSite } from '../../made-up-newsroom.ts';

const march = '2019-03-20T00:00:00+08:00';
const april = '2019-04-01T00:00:00+08:00';
const guid = 'tag:example.org,2020:articles/a';

describe('what has changed since a ledger', () => {
  const story = (lastChange: string) => `/articles/a/\t${guid}\t${lastChange}`;

  test.for<[what: string, published: string, built: string, changed: string[]]>([
    ['nothing, of the same', story(march), story(march), []],
    ['what is new', '', `${story(march)}\n/\t\t${march}`, ['/articles/a/', '/']],
    ['a story that was updated', story(march), story(april), ['/articles/a/']],
    ['a list whose newest story is gone', `/\t\t${april}`, `/\t\t${march}`, ['/']],
    ['nothing, of the same moment in another zone', story(march), story('2019-03-19T16:00:00Z'), []],
    ['nothing, of what is gone', `${story(march)}\n/tags/a/\t\t${march}`, story(march), []],
    ['no former address', story(march), `${story(march)}\n/articles/b/\t${guid}\n/tags/b/`, []],
    ['no list that shows nothing', '', '/\n/rss.xml', []],
    [
      'a former address that is a page again',
      `/articles/a/\t${guid}\n/\t\t${march}`,
      story(march),
      ['/articles/a/'],
    ],
    [
      'the lists of a site that had no story',
      '/\n/rss.xml',
      `/\t\t${march}\n/rss.xml\t\t${march}`,
      ['/', '/rss.xml'],
    ],
    [
      'what is new alone, by a ledger of two columns',
      `/\n/articles/a/\t${guid}\n/rss.xml`,
      `/\t\t${april}\n${story(april)}\n/articles/b/\tb\t${april}\n/rss.xml\t\t${april}`,
      ['/articles/b/'],
    ],
  ])('is %s', ([, published, built, changed]) => {
    const changes = findChanges(parsePermalinks(published), parsePermalinks(built));
    expect(changes.map(({ address }) => address)).toEqual(changed);
  });
});

describe('the guids of a feed', () => {
  const stories = [
    createStory({ slug: '药', title: '"id": "x" <guid isPermaLink="false">y</guid>' }),
    createStory({ slug: 'b' }),
  ];
  const feed = createFeed(
    { title: 'News', description: 'All.', address: '/rss.xml', page: '/', articles: stories },
    plainSite,
  );
  const contents = [{ html: '<p>"id": "z" &lt;guid isPermaLink="false">z&lt;/guid></p>' }, { html: '' }];
  const guids = ['tag:en-cphi.cn,2019:articles/%E8%8D%AF', 'tag:en-cphi.cn,2019:articles/b'];

  test('are read from RSS', async () => {
    expect(listItemGuids(await formatRss(feed, contents))).toEqual(guids);
  });

  test('are read from JSON', () => {
    expect(listItemGuids(formatJsonFeed(feed, contents))).toEqual(guids);
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
    planAnnouncements({ pages: [], feeds: [], ...changes }, audience, siteUrl);
  const indexNow = { key: 'a-key-of-ours' };

  test('to search engines is one request with all pages, and where the key is', () => {
    const [announcement, ...others] = plan(
      { pages: ['/news/', '/news/articles/a/', '/news/'] },
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
      urlList: ['https://example.org/news/', 'https://example.org/news/articles/a/'],
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
        feeds: ['//other.example/news/rss.xml'],
      },
      { indexNow, hubs: ['https://hub.example/'] },
    ],
    [
      'of what lies above the site’s path',
      { pages: ['/', '/newsletter/'], feeds: ['/rss.xml'] },
      { indexNow, hubs: ['https://hub.example/'] },
    ],
  ])('is nothing %s', ([, changes, audience]) => {
    expect(plan(changes, audience)).toEqual([]);
  });
});
