import Parser from 'rss-parser';
import { describe, expect, test } from 'vitest';
import { formatRss } from '../../../src/lib/rss.ts';
import { createStory, plainSite, type StorySketch } from '../made-up-newsroom.ts';

async function readFeed(stories: StorySketch[], site = plainSite) {
  const xml = await formatRss(
    { title: site.name, description: site.description, articles: stories.map(createStory) },
    site,
  );
  return { xml, feed: await new Parser().parseString(xml) };
}

describe('the feed', () => {
  test('says of a story what a reader needs', async () => {
    const { feed } = await readFeed([
      {
        slug: 'a-story',
        title: 'A story',
        description: 'What it says.',
        date: '2019-03-20',
        tags: ['China', 'Gene therapy'],
      },
    ]);
    expect(feed.items).toHaveLength(1);
    expect(feed.items[0]).toMatchObject({
      title: 'A story',
      link: 'https://www.en-cphi.cn/articles/a-story/',
      content: 'What it says.',
      isoDate: '2019-03-19T16:00:00.000Z',
      categories: ['China', 'Gene therapy'],
      guid: 'tag:en-cphi.cn,2019:articles/a-story',
    });
  });

  test('says what it is and where', async () => {
    const { feed, xml } = await readFeed([]);
    expect(feed).toMatchObject({
      title: plainSite.name,
      description: plainSite.description,
      link: 'https://www.en-cphi.cn/',
      language: 'en',
      items: [],
    });
    expect(xml).toContain(
      '<atom:link href="https://www.en-cphi.cn/rss.xml" rel="self" type="application/rss+xml"/>',
    );
  });

  test('keeps the path of a site that has one', async () => {
    const { feed, xml } = await readFeed([{ slug: 'a' }], { ...plainSite, url: 'https://example.org/news/' });
    expect(feed.link).toBe('https://example.org/news/');
    expect(feed.items[0]?.link).toBe('https://example.org/news/articles/a/');
    expect(xml).toContain('href="https://example.org/news/rss.xml"');
  });

  test('has guids that are no links and outlive a new name', async () => {
    const { xml } = await readFeed([{ slug: 'new', aliases: ['old'] }, { slug: '007' }]);
    expect(xml.match(/<guid.*?<\/guid>/g)).toEqual([
      '<guid isPermaLink="false">tag:en-cphi.cn,2019:articles/old</guid>',
      '<guid isPermaLink="false">tag:en-cphi.cn,2019:articles/007</guid>',
    ]);
  });

  test.for<[what: string, text: string]>([
    ['markup and an ampersand', 'R&D <b>bold</b> &amp; &lt;'],
    ['the end of a CDATA section', 'a ]]> b <![CDATA[ c'],
    ['quotes', `"double" 'single' “curly”`],
    ['Chinese and emoji', '药明康德 👩‍🔬 𠮷'],
    ['digits alone', '007'],
    ['what JavaScript has names for', 'constructor __proto__ true null'],
  ])('gives back %s as it was', async ([, text]) => {
    const { feed } = await readFeed([{ slug: 'a', title: text, description: text, tags: [`${text} 1`] }]);
    expect(feed.items[0]).toMatchObject({ title: text, content: text, categories: [`${text} 1`] });
  });

  test('holds no character that XML forbids', async () => {
    const { feed } = await readFeed([
      { slug: 'a', title: 'a\u0000b\u000bc\ud800d', description: 'e\u001ff\uffffg', tags: ['h\u0008i'] },
    ]);
    expect(feed.items[0]).toMatchObject({ title: 'abcd', content: 'efg', categories: ['hi'] });
  });
});
