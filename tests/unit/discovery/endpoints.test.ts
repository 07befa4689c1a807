import { beforeEach, describe, expect, test } from 'vitest';
import { newsroom } from '../queried-newsroom.ts';
import {
  getIndexNowPaths,
  getPermalinks,
  getRedirectPaths,
  getSitemapIndex,
  getSitemapPaths,
} from '../../../src/discovery/endpoints.ts';
import { contractPharma, createStory, plainSite } from '../made-up-newsroom.ts';

const march = '2019-03-20T00:00:00+08:00';

beforeEach(() => {
  newsroom.site = plainSite;
  newsroom.articles = [
    createStory({ slug: 'b', date: '2019-03-20', aliases: ['a'], tags: ['China'] }),
    createStory({
      slug: 'hidden',
      date: '2019-03-01',
      source: { ...contractPharma, key: 'wire', policy: 'noindex' },
    }),
  ];
  newsroom.tags = [{ label: 'China', kind: 'place', aliases: ['PRC'] }];
});

describe('the ledger', () => {
  test('has every kept address with its last change, stories with their guid, and former addresses', async () => {
    expect((await getPermalinks()).split('\n')).toEqual([
      `/\t\t${march}`,
      `/archive/\t\t${march}`,
      `/archive/2019/03/\t\t${march}`,
      '/articles/a/\ttag:en-cphi.cn,2019:articles/a',
      `/articles/b/\ttag:en-cphi.cn,2019:articles/a\t${march}`,
      '/articles/hidden/\ttag:en-cphi.cn,2019:articles/hidden\t2019-03-01T00:00:00+08:00',
      `/feed.json\t\t${march}`,
      `/feeds.opml\t\t${march}`,
      `/feeds/\t\t${march}`,
      `/rss.xml\t\t${march}`,
      '/search/',
      `/sources/\t\t${march}`,
      `/sources/contractpharma/\t\t${march}`,
      `/sources/contractpharma/rss.xml\t\t${march}`,
      '/sources/wire/\t\t2019-03-01T00:00:00+08:00',
      '/sources/wire/rss.xml\t\t2019-03-01T00:00:00+08:00',
      `/tags/\t\t${march}`,
      `/tags/china/\t\t${march}`,
      `/tags/china/rss.xml\t\t${march}`,
      '/tags/prc/',
      '/tags/prc/rss.xml',
      '',
    ]);
  });
});

describe('the sitemaps', () => {
  test('are one of lists, one of stories and one of news, each in the index', async () => {
    const paths = await getSitemapPaths();
    expect(paths.map(({ params }) => params.name)).toEqual(['lists', 'stories-1', 'news']);
    const index = await getSitemapIndex();
    expect([...index.matchAll(/sitemaps\/(.*?)\.xml/g)].map(([, name]) => name)).toEqual(
      paths.map(({ params }) => params.name),
    );
  });

  test('have no story that search engines are not to show, and no search', async () => {
    const xml = (await getSitemapPaths()).map(({ props }) => props.xml).join('');
    expect(xml).toContain('/articles/b/');
    expect(xml).not.toMatch(/hidden|search\/</);
  });
});

test('redirects are told to three kinds of hosts', async () => {
  const paths = await getRedirectPaths();
  expect(paths.map(({ params }) => params.hostFile)).toEqual([
    '_redirects',
    '_redirects.nginx',
    '_redirects.caddy',
  ]);
  for (const { props } of paths) expect(props.text).toContain('/tags/prc/');
});

test('IndexNow finds its key, where the site has one', async () => {
  expect(await getIndexNowPaths()).toEqual([]);
  newsroom.site = { ...plainSite, announce: { indexNow: { key: 'a-key-of-ours' } } };
  expect(await getIndexNowPaths()).toEqual([
    { params: { key: 'a-key-of-ours' }, props: { key: 'a-key-of-ours' } },
  ]);
});
