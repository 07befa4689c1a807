import { beforeEach, describe, expect, test } from 'vitest';
import { newsroom } from '../queried-newsroom.ts';
import {
  getArchiveFeedPaths,
  getJsonFeed,
  getMainFeed,
  getSourceFeedPaths,
  getTagFeedPaths,
} from '../../../src/feeds/endpoints.ts';
import { createStories, plainSite } from '../made-up-newsroom.ts';

beforeEach(() => {
  newsroom.site = { ...plainSite, announce: { hubs: ['https://hub.example/'] } };
  newsroom.articles = createStories(110, (index) => ({ tags: index % 2 === 0 ? ['China'] : [] }));
  newsroom.tags = [{ label: 'China', kind: 'place', aliases: ['PRC'] }];
});

describe('the main feed', () => {
  test('has the newest fifty stories, and leads to its archive', async () => {
    const { feed } = await getMainFeed();
    expect(feed.articles).toEqual(newsroom.articles.slice(0, 50));
    expect(feed.history).toEqual({ previous: '/feeds/archive/3.xml' });
  });

  test('has the same stories as JSON, and no archive there', async () => {
    const { feed } = await getJsonFeed();
    expect(feed).toMatchObject({ address: '/feed.json', page: '/', history: undefined });
    expect(feed.articles).toEqual((await getMainFeed()).feed.articles);
  });

  test('has an archive whose documents lead to each other, and hubs know nothing of it', async () => {
    const paths = await getArchiveFeedPaths();
    expect(paths.map(({ params, props: { feed } }) => [params.number, feed.articles.length])).toEqual([
      ['1', 50],
      ['2', 50],
      ['3', 10],
    ]);
    const current = '/rss.xml';
    expect(paths.map(({ props }) => props.feed.history)).toEqual([
      { current, previous: undefined, next: '/feeds/archive/2.xml' },
      { current, previous: '/feeds/archive/1.xml', next: '/feeds/archive/3.xml' },
      { current, previous: '/feeds/archive/2.xml', next: undefined },
    ]);
    expect(paths.flatMap(({ props }) => props.feed.hubs)).toEqual([]);
  });
});

describe('the feed of a tag', () => {
  test('has its newest stories, at its former addresses too, where no hub tells of it', async () => {
    const [feed, former, ...others] = (await getTagFeedPaths()).map(({ props }) => props.feed);
    expect(others).toEqual([]);
    expect(feed).toMatchObject({
      title: 'China · En-CPhI.cn',
      description: 'Stories on China from China’s pharma industry.',
      address: '/tags/china/rss.xml',
      page: '/tags/china/',
      hubs: ['https://hub.example/'],
    });
    expect(feed?.articles).toHaveLength(50);
    expect(former).toEqual({ ...feed, address: '/tags/prc/rss.xml', hubs: [] });
  });
});

test('the feed of a source has its newest stories', async () => {
  const [path] = await getSourceFeedPaths();
  expect(path?.params).toEqual({ slug: 'contractpharma' });
  expect(path?.props.feed).toMatchObject({
    title: 'Contract Pharma · En-CPhI.cn',
    address: '/sources/contractpharma/rss.xml',
    page: '/sources/contractpharma/',
  });
});
