import { parseRssFeed } from 'feedsmith';
import { parse } from 'node-html-parser';
import Parser from 'rss-parser';
import { describe, expect, test } from 'vitest';
import { createFeed, type FeedItemContent, type FeedSubject } from '../../../src/feeds/feed.ts';
import { formatRss } from '../../../src/feeds/rss.ts';
import type { SiteSettings } from '../../../src/content/schema/site.ts';
import { contractPharma, createStory, plainSite, type StorySketch } from '../made-up-newsroom.ts';

const rssParser = new Parser({ customFields: { item: ['dc:creator', 'atom:updated', 'source'] } });

/** A title without the word joiners, which show nothing. */
function showTitle(title: string): string {
  return title.replaceAll('\u2060', '');
}

interface FeedSketch extends Partial<FeedSubject> {
  stories?: StorySketch[];
  contents?: FeedItemContent[];
  site?: SiteSettings;
}

/** The feed as two parsers, which know nothing of each other, read it. */
async function readFeed({ stories = [], contents = [], site = plainSite, ...subject }: FeedSketch) {
  const feed = createFeed(
    {
      title: site.name,
      description: site.description,
      address: '/rss.xml',
      page: '/',
      articles: stories.map(createStory),
      ...subject,
    },
    site,
  );
  const xml = await formatRss(feed, contents);
  return { xml, smith: parseRssFeed(xml), feed: await rssParser.parseString(xml) };
}

describe('the channel', () => {
  test('says what it is and where', async () => {
    const { feed, smith } = await readFeed({});
    expect(feed).toMatchObject({
      title: plainSite.name,
      description: plainSite.description,
      link: 'https://www.en-cphi.cn/',
      language: 'en',
      ttl: '60',
      items: [],
    });
    expect(smith).toMatchObject({
      title: plainSite.name,
      language: 'en',
      ttl: 60,
      image: {
        url: 'https://www.en-cphi.cn/feed-icon.png',
        title: plainSite.name,
        link: 'https://www.en-cphi.cn/',
      },
      atom: {
        links: [{ href: 'https://www.en-cphi.cn/rss.xml', rel: 'self', type: 'application/rss+xml' }],
      },
    });
  });

  test('has no time and no generator in it, so that its bytes are those of its content', async () => {
    const { xml } = await readFeed({ stories: [{ slug: 'a' }] });
    expect(xml).not.toMatch(/<(lastBuildDate|generator)|<channel>.*<pubDate>.*<item>/);
  });

  test('names its stylesheet and begins as XML', async () => {
    const { xml } = await readFeed({ site: { ...plainSite, url: 'https://example.org/news/' } });
    expect(xml).toMatch(
      /^<\?xml version="1.0" encoding="UTF-8"\?><\?xml-stylesheet href="\/news\/feed.css"\?><rss version="2.0"/,
    );
  });

  test('leads to its older stories', async () => {
    const { smith, xml } = await readFeed({
      history: {
        current: 'https://a.example/rss.xml',
        previous: 'https://a.example/1',
        next: 'https://a.example/3',
      },
    });
    expect(smith.atom?.links?.map(({ rel, href }) => [rel, href])).toEqual([
      ['self', 'https://www.en-cphi.cn/rss.xml'],
      ['current', 'https://a.example/rss.xml'],
      ['prev-archive', 'https://a.example/1'],
      ['next-archive', 'https://a.example/3'],
    ]);
    expect(xml).toContain('<fh:archive/>');
  });

  test('names those who tell of its changes at once', async () => {
    const announce = { hubs: ['https://hub.example/?a=1&b', 'https://other.example/'] };
    const { smith } = await readFeed({ site: { ...plainSite, announce } });
    expect(smith.atom?.links?.slice(1)).toEqual(announce.hubs.map((href) => ({ rel: 'hub', href })));
  });

  test('names nobody who tells of its changes where it is an archive', async () => {
    const announce = { hubs: ['https://hub.example/'] };
    const history = { current: 'https://a.example/rss.xml' };
    const { xml } = await readFeed({ site: { ...plainSite, announce }, history });
    expect(xml).not.toContain('hub');
  });

  test('is no archive where it is the feed that readers subscribe to', async () => {
    const { xml } = await readFeed({ history: { previous: 'https://a.example/1' } });
    expect(xml).not.toContain('<fh:archive');
    expect(xml).not.toMatch(/rel="(current|next-archive)"/);
  });
});

describe('an item', () => {
  test('says of a story what a reader needs', async () => {
    const { feed, smith } = await readFeed({
      stories: [
        {
          slug: 'a-story',
          title: 'A story',
          description: 'What it says.',
          date: '2019-03-20',
          updated: '2019-03-22T09:30:00+08:00',
          authors: ['Li Wei', 'Wu Min'],
          source: { ...contractPharma, feed: 'https://www.contractpharma.com/rss' },
          tags: ['China', 'Gene therapy'],
        },
      ],
      contents: [
        {
          html: '<p>All of it.</p>',
          enclosure: { address: 'https://www.en-cphi.cn/p.jpg', length: 12_345, type: 'image/jpeg' },
        },
      ],
    });
    expect(feed.items).toHaveLength(1);
    expect(feed.items[0]).toMatchObject({
      title: 'A story',
      link: 'https://www.en-cphi.cn/articles/a-story/',
      content: 'What it says.',
      'content:encoded': '<p>All of it.</p>',
      isoDate: '2019-03-20T11:00:00.000Z',
      categories: ['China', 'Gene therapy'],
      guid: 'tag:en-cphi.cn,2019:articles/a-story',
      creator: 'Li Wei',
      'atom:updated': '2019-03-22T09:30:00+08:00',
      enclosure: { url: 'https://www.en-cphi.cn/p.jpg', length: '12345', type: 'image/jpeg' },
    });
    expect(smith.items?.[0]).toMatchObject({
      title: 'A story',
      link: 'https://www.en-cphi.cn/articles/a-story/',
      description: 'What it says.',
      pubDate: 'Wed, 20 Mar 2019 11:00:00 GMT',
      categories: [{ name: 'China' }, { name: 'Gene therapy' }],
      guid: { value: 'tag:en-cphi.cn,2019:articles/a-story', isPermaLink: false },
      enclosures: [{ url: 'https://www.en-cphi.cn/p.jpg', length: 12_345, type: 'image/jpeg' }],
      source: { title: 'Contract Pharma', url: 'https://www.contractpharma.com/rss' },
      content: { encoded: '<p>All of it.</p>' },
      dc: { creators: ['Li Wei', 'Wu Min'] },
      atom: { updated: '2019-03-22T09:30:00+08:00' },
    });
  });

  test('says nothing that is not known', async () => {
    const { xml } = await readFeed({ stories: [{ slug: 'a' }], contents: [{ html: '<p>a</p>' }] });
    const [item] = /<item>.*<\/item>/.exec(xml) ?? [];
    expect([...(item ?? '').matchAll(/<([a-zA-Z:]+)/g)].map(([, name]) => name)).toEqual([
      'item',
      'title',
      'link',
      'guid',
      'description',
      'pubDate',
      'content:encoded',
    ]);
  });

  test('keeps the path of a site that has one', async () => {
    const { feed, smith } = await readFeed({
      stories: [{ slug: 'a' }],
      site: { ...plainSite, url: 'https://example.org/news/' },
      address: '/news/tags/china/rss.xml',
      page: '/news/tags/china/',
    });
    expect(feed.link).toBe('https://example.org/news/tags/china/');
    expect(feed.items[0]?.link).toBe('https://example.org/news/articles/a/');
    expect(smith.atom?.links?.[0]?.href).toBe('https://example.org/news/tags/china/rss.xml');
    expect(smith.image).toMatchObject({
      url: 'https://example.org/news/feed-icon.png',
      link: 'https://example.org/news/tags/china/',
    });
  });

  test('has a guid that is no link and outlives a new name', async () => {
    const { xml } = await readFeed({ stories: [{ slug: 'new', aliases: ['old'] }, { slug: '007' }] });
    expect(xml.match(/<guid.*?<\/guid>/g)).toEqual([
      '<guid isPermaLink="false">tag:en-cphi.cn,2019:articles/old</guid>',
      '<guid isPermaLink="false">tag:en-cphi.cn,2019:articles/007</guid>',
    ]);
  });
});

describe('text', () => {
  test.for<[what: string, text: string]>([
    ['markup and an ampersand', 'R&D <b> &amp; &lt;'],
    ['the end of a CDATA section', 'a ]]> b <![CDATA[ c'],
    ['quotes', `"double" 'single' “curly”`],
    ['Chinese and emoji', '药明康德 👩‍🔬 𠮷'],
    ['a line separator', 'a\u2028b\u2029c'],
    ['digits alone', '007'],
    ['a number with an exponent', '1e5'],
    ['what JavaScript has names for', 'constructor __proto__ true null'],
    ['what stands for a replacement', '$& $1 $$'],
  ])('comes back as it was: %s', async ([, text]) => {
    const { feed, smith } = await readFeed({
      title: text,
      stories: [
        {
          slug: 'a',
          title: text,
          description: text,
          authors: [text],
          tags: [`${text} 1`],
          source: { ...contractPharma, name: text, feed: 'https://example.com/feed' },
        },
      ],
      contents: [{ html: `<p>${text}</p>` }],
    });
    const title = expect.toSatisfy((shown: string) => showTitle(shown) === text) as string;
    expect(feed).toMatchObject({ title, image: { title } });
    expect(feed.items[0]).toMatchObject({
      title,
      contentSnippet: text,
      categories: [`${text} 1`],
      creator: text,
      'content:encoded': `<p>${text}</p>`,
    });
    expect(smith.items?.[0]).toMatchObject({
      title,
      categories: [{ name: `${text} 1` }],
      dc: { creators: [text] },
      source: { title: text },
    });
  });

  test.for(['Vmax<Km', 'p<0.05 & IC50<EC50', '<script>alert(1)</script>', 'a &lt; b &#60; c', 'R&D'])(
    'of a title shows the same to readers that take it for HTML: %s',
    async (title) => {
      const { feed } = await readFeed({ title, stories: [{ slug: 'a', title }] });
      for (const shown of [feed.title, feed.items[0]?.title]) {
        expect(showTitle(shown ?? '')).toBe(title);
        expect(showTitle(parse(shown ?? '').text)).toBe(title);
      }
    },
  );

  test('holds no character that XML forbids', async () => {
    const { feed } = await readFeed({
      stories: [
        { slug: 'a', title: 'a\u0000b\u000bc\ud800d', description: 'e\u001ff\uffffg', tags: ['h\u0008i'] },
      ],
    });
    expect(feed.items[0]).toMatchObject({ title: 'abcd', content: 'efg', categories: ['hi'] });
  });

  test('cannot stand for another text', async () => {
    const { feed } = await readFeed({
      stories: [{ slug: 'a', title: '\uffff0\uffff', authors: ['Li Wei'] }],
    });
    expect(feed.items[0]).toMatchObject({ title: '0', creator: 'Li Wei' });
  });
});
