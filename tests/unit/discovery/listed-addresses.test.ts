import { describe, expect, test } from 'vitest';
import type { Article } from '../../../src/content/articles.ts';
import { listAddresses } from '../../../src/discovery/listed-addresses.ts';
import { createEvent, createStories, liWei } from '../made-up-newsroom.ts';

const listFeeds = (stories: readonly Article[], base: string) =>
  listAddresses(stories, [], base).filter(({ kind }) => !['page', 'calendar'].includes(kind.type));

describe('the feeds of a site', () => {
  test('are listed with the stories that they show, the list of feeds with all', () => {
    const stories = createStories(51, () => ({ tags: ['China'] }));
    const listed = listFeeds(stories, '/news/');
    expect(listed.map(({ address, articles }) => [address, articles.length])).toEqual([
      ['/news/rss.xml', 50],
      ['/news/feed.json', 50],
      ['/news/feeds.opml', 51],
      ['/news/tags/china/rss.xml', 50],
      ['/news/sources/contractpharma/rss.xml', 50],
    ]);
    for (const { articles } of listed) expect(articles[0]).toBe(stories[0]);
  });

  test('are those of everything where there is no story', () => {
    expect(listFeeds([], '/').map(({ address }) => address)).toEqual([
      '/rss.xml',
      '/feed.json',
      '/feeds.opml',
    ]);
  });
});

test('the pages of a site are those of all stories, of tags, sources, contributors and months, the search, each story, and the events', () => {
  const stories = createStories(2, (index) =>
    index === 0 ? { tags: ['Suzhou', '药'], authors: ['Wu Min'] } : { tags: ['药'], authors: [liWei] },
  );
  const events = [createEvent({ tag: 'Suzhou' }), createEvent({ name: '药展' })];
  const pages = listAddresses(stories, events, '/').filter(({ kind }) => kind.type === 'page');
  expect(pages.map(({ address, articles }) => [address, articles.length])).toEqual([
    ['/', 2],
    ['/tags/', 2],
    ['/sources/', 2],
    ['/archive/', 2],
    ['/feeds/', 2],
    ['/search/', 0],
    ['/tags/suzhou/', 1],
    ['/tags/%E8%8D%AF/', 2],
    ['/sources/contractpharma/', 2],
    ['/contributors/', 1],
    ['/contributors/li-wei/', 1],
    ['/archive/2019/03/', 2],
    ['/articles/story-00002/', 1],
    ['/articles/story-00001/', 1],
    ['/events/', 0],
    ['/events/cphi-china-2019/', 1],
    ['/events/%E8%8D%AF%E5%B1%95/', 0],
  ]);
});

test('the calendars of a site are that of all events and one of each, and show no story', () => {
  const stories = createStories(2, () => ({ tags: ['China'] }));
  const calendars = listAddresses(stories, [createEvent({ tag: 'China' })], '/news/').filter(
    ({ kind }) => kind.type === 'calendar',
  );
  expect(calendars.map(({ address, articles }) => [address, articles.length])).toEqual([
    ['/news/events.ics', 0],
    ['/news/events/cphi-china-2019/event.ics', 0],
  ]);
});
