import { describe, expect, test } from 'vitest';
import { listFeeds } from '../../../src/discovery/listed-pages.ts';
import { createStories } from '../made-up-newsroom.ts';

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
