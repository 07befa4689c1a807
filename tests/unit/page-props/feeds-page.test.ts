import { describe, expect, test } from 'vitest';
import { newsroom } from '../queried-newsroom.ts';
import type { Article } from '../../../src/content/articles.ts';
import { createVocabulary } from '../../../src/content/vocabulary.ts';
import { getFeedList, getFeedsPage } from '../../../src/page-props/feeds-page.ts';
import { createStories, createStory, plainSite } from '../made-up-newsroom.ts';

const vocabulary = createVocabulary([
  { label: 'China', kind: 'place' },
  { label: 'GenScript', kind: 'company' },
  { label: 'Anhua Biologics', kind: 'company' },
]);
const pharmaAsia = { key: 'pharma-asia', name: 'Pharma Asia', url: 'https://pharma.asia' };

function getPage(articles: Article[], url = 'https://www.en-cphi.cn/') {
  Object.assign(newsroom, { articles, site: { ...plainSite, url } });
  return getFeedsPage();
}

describe('the page of all feeds', () => {
  const stories = [
    { ...createStory({ slug: 'c', source: pharmaAsia }), tags: ['China', 'GenScript', '药'].map(vocabulary) },
    { ...createStory({ slug: 'b', source: pharmaAsia }), tags: ['Facility', 'GenScript'].map(vocabulary) },
    { ...createStory({ slug: 'a' }), tags: ['Anhua Biologics', 'Facility', 'Éclair'].map(vocabulary) },
  ];

  test('has the main feed, then companies, topics, places and sources, those with most stories first', async () => {
    const { groups } = await getPage(stories);
    expect(groups.map(({ heading, feeds }) => [heading, feeds.map(({ title }) => title)])).toEqual([
      ['Everything', ['All stories']],
      ['Companies', ['GenScript', 'Anhua Biologics']],
      ['Topics', ['Facility', 'Éclair', '药']],
      ['Places', ['China']],
      ['Sources', ['Pharma Asia', 'Contract Pharma']],
    ]);
  });

  test('says of each feed where it is, how many stories its subject has, and which page lists them', async () => {
    const { groups } = await getPage(stories);
    const feeds = groups.flatMap((group) => group.feeds);
    const find = (title: string) => feeds.find((feed) => feed.title === title);
    expect(find('All stories')).toEqual({
      title: 'All stories',
      href: '/rss.xml',
      address: 'https://www.en-cphi.cn/rss.xml',
      stories: { label: '3 stories', href: '/' },
    });
    expect(find('GenScript')).toEqual({
      title: 'GenScript',
      href: '/tags/genscript/rss.xml',
      address: 'https://www.en-cphi.cn/tags/genscript/rss.xml',
      stories: { label: '2 stories', href: '/tags/genscript/' },
    });
    expect(find('药')).toEqual({
      title: '药',
      href: '/tags/%E8%8D%AF/rss.xml',
      address: 'https://www.en-cphi.cn/tags/%E8%8D%AF/rss.xml',
      stories: { label: '1 story', href: '/tags/%E8%8D%AF/' },
    });
    expect(find('Contract Pharma')).toEqual({
      title: 'Contract Pharma',
      href: '/sources/contractpharma/rss.xml',
      address: 'https://www.en-cphi.cn/sources/contractpharma/rss.xml',
      stories: { label: '1 story', href: '/sources/contractpharma/' },
    });
  });

  test('has the list of feeds and the JSON feed', async () => {
    expect(await getPage(stories)).toMatchObject({
      feedList: { href: '/feeds.opml', address: 'https://www.en-cphi.cn/feeds.opml' },
      jsonFeed: { href: '/feed.json', address: 'https://www.en-cphi.cn/feed.json' },
    });
  });

  test('has ids that no heading of a story has', async () => {
    const { groups } = await getPage(stories);
    expect(groups.map(({ id }) => id)).toEqual([
      'page_everything',
      'page_company',
      'page_topic',
      'page_place',
      'page_source',
    ]);
  });

  test('has every address below the path of the site', async () => {
    const { groups, feedList, jsonFeed, head } = await getPage(stories, 'https://example.org/news/');
    const listed = groups.flatMap(({ feeds }) => feeds);
    const hrefs = [...listed.map(({ stories: { href } }) => href), ...listed.map(({ href }) => href)];
    expect([...hrefs, feedList.href, jsonFeed.href].filter((href) => !href.startsWith('/news/'))).toEqual([]);
    expect(
      [...listed, feedList, jsonFeed].filter(({ href, address }) => address !== `https://example.org${href}`),
    ).toEqual([]);
    expect(head.canonical).toBe('https://example.org/news/feeds/');
  });

  test('lists the same feeds as OPML, with the name of the site', async () => {
    await getPage(createStories(1, () => ({ tags: ['R&D'] })));
    const outlines = (await getFeedList()).match(/<outline .*?>/g);
    expect(outlines).toEqual([
      '<outline text="Everything">',
      '<outline type="rss" text="All stories · En-CPhI.cn" title="All stories · En-CPhI.cn" xmlUrl="https://www.en-cphi.cn/rss.xml" htmlUrl="https://www.en-cphi.cn/"/>',
      '<outline text="Topics">',
      '<outline type="rss" text="R&amp;D · En-CPhI.cn" title="R&amp;D · En-CPhI.cn" xmlUrl="https://www.en-cphi.cn/tags/r-d/rss.xml" htmlUrl="https://www.en-cphi.cn/tags/r-d/"/>',
      '<outline text="Sources">',
      '<outline type="rss" text="Contract Pharma · En-CPhI.cn" title="Contract Pharma · En-CPhI.cn" xmlUrl="https://www.en-cphi.cn/sources/contractpharma/rss.xml" htmlUrl="https://www.en-cphi.cn/sources/contractpharma/"/>',
    ]);
  });
});

describe('a group without feeds is left out', () => {
  test.for<[what: string, articles: Article[], headings: string[]]>([
    ['no stories at all', [], ['Everything']],
    ['stories without tags', createStories(2), ['Everything', 'Sources']],
    ['topics alone', createStories(1, () => ({ tags: ['Facility'] })), ['Everything', 'Topics', 'Sources']],
  ])('of %s', async ([, articles, headings]) => {
    const { groups } = await getPage(articles);
    expect(groups.map(({ heading }) => heading)).toEqual(headings);
  });
});
