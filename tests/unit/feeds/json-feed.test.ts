import { parseJsonFeed } from 'feedsmith';
import { describe, expect, test } from 'vitest';
import { createFeed, type FeedItemContent } from '../../../src/feeds/feed.ts';
import { formatJsonFeed } from '../../../src/feeds/json-feed.ts';
import type { SiteSettings } from '../../../src/content/schema/site.ts';
import { createStory, plainSite, type StorySketch } from '../made-up-newsroom.ts';

function readFeed(stories: StorySketch[], contents: FeedItemContent[], site: SiteSettings = plainSite) {
  const feed = createFeed(
    {
      title: site.name,
      description: site.description,
      address: '/feed.json',
      page: '/',
      articles: stories.map(createStory),
    },
    site,
  );
  return formatJsonFeed(feed, contents);
}

describe('the JSON feed', () => {
  test('says what it is, where, and all of a story', () => {
    const text = readFeed(
      [
        {
          slug: 'new',
          aliases: ['old'],
          title: 'R&D <b> ]]> 药\u2028',
          description: 'In short.',
          date: '2019-03-20',
          updated: '2019-03-22T09:30:00+08:00',
          authors: ['Li Wei', 'Wu Min'],
          original: 'https://www.contractpharma.com/a',
          tags: ['China'],
        },
      ],
      [
        {
          html: '<p>All.</p>',
          enclosure: { address: 'https://a.example/p.jpg', length: 7, type: 'image/jpeg' },
        },
      ],
    );
    expect(JSON.parse(text)).toEqual({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'En-CPhI.cn',
      description: plainSite.description,
      home_page_url: 'https://www.en-cphi.cn/',
      feed_url: 'https://www.en-cphi.cn/feed.json',
      icon: 'https://www.en-cphi.cn/icon-512.png',
      favicon: 'https://www.en-cphi.cn/feed-icon.png',
      language: 'en',
      items: [
        {
          id: 'tag:en-cphi.cn,2019:articles/old',
          url: 'https://www.en-cphi.cn/articles/new/',
          external_url: 'https://www.contractpharma.com/a',
          title: 'R&D <b> ]]> 药\u2028',
          content_html: '<p>All.</p>',
          summary: 'In short.',
          image: 'https://a.example/p.jpg',
          date_published: '2019-03-20T11:00:00Z',
          date_modified: '2019-03-22T09:30:00+08:00',
          authors: [{ name: 'Li Wei' }, { name: 'Wu Min' }],
          tags: ['China'],
          attachments: [{ url: 'https://a.example/p.jpg', mime_type: 'image/jpeg', size_in_bytes: 7 }],
        },
      ],
    });
    expect(parseJsonFeed(text).items).toHaveLength(1);
  });

  test('names those who tell of its changes at once', () => {
    const text = readFeed([], [], { ...plainSite, announce: { hubs: ['https://hub.example/'] } });
    expect(parseJsonFeed(text).hubs).toEqual([{ type: 'WebSub', url: 'https://hub.example/' }]);
  });

  test.for<[title: string, language: string | undefined]>([
    ['药明康德与苏州工业园区签署协议', 'zh'],
    ['WuXi AppTec signs an agreement', undefined],
  ])('has the language of an item where it is not that of the feed: %s', ([title, language]) => {
    const { items } = JSON.parse(readFeed([{ slug: 'a', title }], [])) as { items: { language?: string }[] };
    expect(items.map((item) => item.language)).toEqual([language]);
  });

  test('says nothing that is not known', () => {
    const { items } = JSON.parse(readFeed([{ slug: 'a' }], [{ html: '<p>a</p>' }])) as { items: object[] };
    expect(items.map(Object.keys)).toEqual([
      ['id', 'url', 'title', 'content_html', 'summary', 'date_published', 'tags'],
    ]);
  });
});
