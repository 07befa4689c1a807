import { describe, expect, test } from 'vitest';
import { addresses } from '../../../src/lib/addresses.ts';
import type { Article } from '../../../src/content/articles.ts';
import { groupByMonth } from '../../../src/content/calendar.ts';
import { createPageNamer } from '../../../src/page-props/page-names.ts';
import { paginate } from '../../../src/lib/pagination.ts';
import { groupBySource, groupByTag } from '../../../src/content/topics.ts';
import { createVocabulary } from '../../../src/content/vocabulary.ts';
import { buildArticlePage } from '../../../src/views/article-page.ts';
import { buildFrame } from '../../../src/views/frame.ts';
import {
  buildArchiveMonthPage,
  buildArchivePage,
  buildSourceIndexPage,
  buildTagIndexPage,
  countSources,
  countTags,
} from '../../../src/views/index-pages.ts';
import {
  buildHomePage,
  buildNewsPage,
  buildSourcePages,
  buildTagPages,
} from '../../../src/views/list-pages.ts';
import { buildNotFoundPage } from '../../../src/views/not-found-page.ts';
import { buildStoryLists } from '../../../src/views/story-list.ts';
import { contractPharma, createStories, createStory, plainSite } from '../made-up-newsroom.ts';

const frame = buildFrame(plainSite, undefined);
const findNoHold = () => undefined;

const vocabulary = createVocabulary([
  { label: 'China', kind: 'place' },
  { label: 'GenScript', kind: 'company', description: 'Biotech company.', url: 'https://www.genscript.com' },
]);

function storiesWithTags(...tagLists: string[][]): Article[] {
  return tagLists.map((labels, index) => ({
    ...createStory({ slug: `s${String(index)}` }),
    tags: labels.map(vocabulary),
  }));
}

describe('the page of all tags', () => {
  test('has companies, topics and places, those with most stories first', () => {
    const stories = storiesWithTags(
      ['China', 'Éclair', 'eggs'],
      ['GenScript', 'zebra', 'zebra crossing'],
      ['zebra'],
    );
    expect(buildTagIndexPage(groupByTag(stories), frame).groups).toEqual([
      {
        heading: 'Companies',
        id: 'kind-company',
        tags: [{ label: 'GenScript', href: '/tags/genscript/', count: 1 }],
      },
      {
        heading: 'Topics',
        id: 'kind-topic',
        tags: [
          { label: 'zebra', href: '/tags/zebra/', count: 2 },
          { label: 'Éclair', href: '/tags/eclair/', count: 1 },
          { label: 'eggs', href: '/tags/eggs/', count: 1 },
          { label: 'zebra crossing', href: '/tags/zebra-crossing/', count: 1 },
        ],
      },
      { heading: 'Places', id: 'kind-place', tags: [{ label: 'China', href: '/tags/china/', count: 1 }] },
    ]);
  });

  test('has no heading without tags below it', () => {
    const { groups } = buildTagIndexPage(groupByTag(storiesWithTags(['China'])), frame);
    expect(groups.map(({ heading }) => heading)).toEqual(['Places']);
    expect(buildTagIndexPage([], frame).groups).toEqual([]);
  });
});

describe('the page of all sources', () => {
  test('has those with most stories first, with what they are', () => {
    const pharmaAsia = {
      key: 'pharma-asia',
      name: 'Pharma Asia',
      url: 'https://pharma.asia',
      description: 'A magazine.',
    };
    const stories = [
      createStory({ slug: 'c' }),
      createStory({ slug: 'b', source: pharmaAsia }),
      createStory({ slug: 'a', source: pharmaAsia }),
    ];
    expect(buildSourceIndexPage(groupBySource(stories), frame).sources).toEqual([
      { label: 'Pharma Asia', href: '/sources/pharma-asia/', count: 2, description: 'A magazine.' },
      { label: 'Contract Pharma', href: '/sources/contractpharma/', count: 1, description: undefined },
    ]);
  });
});

describe('the archive', () => {
  const stories = ['2019-03-20', '2019-03-01', '2018-12-31'].map((date) => createStory({ slug: date, date }));
  const years = groupByMonth(stories);
  const months = years.flatMap((year) => year.months);

  test('has years with their months and counts', () => {
    expect(buildArchivePage(years, frame).years).toEqual([
      { year: '2019', count: '2 stories', months: [{ label: 'March', href: '/archive/2019/03/', count: 2 }] },
      {
        year: '2018',
        count: '1 story',
        months: [{ label: 'December', href: '/archive/2018/12/', count: 1 }],
      },
    ]);
  });

  test('has a page a month, which leads to the months beside it that have stories', () => {
    const [march, december] = months.map((month, index) =>
      buildArchiveMonthPage(
        month,
        { later: months[index - 1], earlier: months[index + 1] },
        frame,
        findNoHold,
      ),
    );
    expect(march).toMatchObject({
      heading: 'March 2019',
      count: '2 stories',
      trail: [{ label: 'Archive', href: '/archive/' }],
      later: undefined,
      earlier: { label: 'December 2018', href: '/archive/2018/12/' },
    });
    expect(march?.stories.map(({ href }) => href)).toEqual([
      '/articles/2019-03-20/',
      '/articles/2019-03-01/',
    ]);
    expect(december).toMatchObject({
      later: { label: 'March 2019', href: '/archive/2019/03/' },
      earlier: undefined,
    });
  });
});

describe('the pages of a tag', () => {
  const listsOf = (stories: readonly Article[]) =>
    buildStoryLists(paginate(stories, 2), { base: '/', address: '/tags/genscript/', findHold: findNoHold });

  test('say what it is on the front, and on numbered pages only what never changes', () => {
    const stories = createStories(4);
    const shelf = { subject: vocabulary('GenScript'), articles: stories };
    const { front, pages } = buildTagPages(shelf, [vocabulary('China')], listsOf(stories), frame);
    expect(front).toMatchObject({
      kind: 'Company',
      heading: 'GenScript',
      introduction: 'Biotech company.',
      website: { label: 'genscript.com', href: 'https://www.genscript.com' },
      count: '4 stories',
      feed: { label: 'RSS feed', href: '/tags/genscript/rss.xml' },
      chart: { summary: '4 stories from April 2018 to March 2019; the most: 4 in March 2019' },
      tags: { heading: 'Related tags', links: [{ label: 'China', href: '/tags/china/' }] },
      trail: [{ label: 'Tags', href: '/tags/' }],
    });
    expect(front.span).toBeUndefined();
    expect(pages).toHaveLength(1);
    expect(pages[0]?.page).toMatchObject({ kind: 'Company', heading: 'GenScript', span: '17–18 March 2019' });
    for (const absent of ['count', 'introduction', 'website', 'feed', 'chart', 'tags'])
      expect(pages[0]?.page).not.toHaveProperty(absent);
  });

  test('say no more than is known of a tag that no vocabulary lists', () => {
    const shelf = { subject: vocabulary('Suzhou'), articles: createStories(1) };
    const { front, pages } = buildTagPages(shelf, [], listsOf(shelf.articles), frame);
    expect(front).toMatchObject({
      kind: 'Topic',
      heading: 'Suzhou',
      introduction: undefined,
      website: undefined,
      count: '1 story',
      chart: undefined,
      tags: undefined,
    });
    expect(pages).toEqual([]);
  });
});

describe('the pages of a source', () => {
  test('say which tags it writes about most', () => {
    const articles = storiesWithTags(['Suzhou', 'China'], ['China'], ['GenScript', 'China', 'Suzhou']);
    const { front } = buildSourcePages(
      { subject: contractPharma, articles },
      buildStoryLists(paginate(articles, 2), { base: '/', address: '/', findHold: findNoHold }),
      frame,
    );
    expect(front.tags?.heading).toBe('Writes about');
    expect(front.tags?.links.map(({ label }) => label)).toEqual(['China', 'Suzhou', 'GenScript']);
  });
});

describe('a whole newsroom', () => {
  const names = ['China', 'GenScript', 'Contract Pharma', 'Tags', 'March 2019', 'Archive', 'Page not found'];
  const sources = [contractPharma, { key: 'china', name: 'China', url: 'https://china.example' }];
  const stories = createStories(70, (index) => ({ source: sources[index % 2] ?? contractPharma })).map(
    (story, index) => ({ ...story, tags: [names[index % names.length] ?? '', 'China'].map(vocabulary) }),
  );

  const listsOf = (listed: readonly Article[], address: string) =>
    buildStoryLists(paginate(listed, 5), { base: frame.base, address, findHold: findNoHold });
  const home = listsOf(stories, frame.base);
  const namePage = createPageNamer(stories);
  const tagShelves = groupByTag(stories);
  const sourceShelves = groupBySource(stories);
  const years = groupByMonth(stories);
  const subjects = [
    ...tagShelves.map((shelf) =>
      buildTagPages(shelf, [], listsOf(shelf.articles, addresses.tag('/', shelf.subject.slug)), frame),
    ),
    ...sourceShelves.map((shelf) =>
      buildSourcePages(shelf, listsOf(shelf.articles, addresses.source('/', shelf.subject.key)), frame),
    ),
  ];
  const heads = [
    buildHomePage(
      home.front,
      frame,
      plainSite.description,
      countTags(tagShelves, '/'),
      countSources(sourceShelves, '/'),
    ),
    ...home.pages.map((page) => buildNewsPage(page, frame)),
    ...subjects.flatMap(({ front, pages }) => [front, ...pages.map(({ page }) => page)]),
    buildTagIndexPage(tagShelves, frame),
    buildSourceIndexPage(sourceShelves, frame),
    buildArchivePage(years, frame),
    ...years
      .flatMap(({ months }) => months)
      .map((month) => buildArchiveMonthPage(month, {}, frame, findNoHold)),
    ...stories.map((story) =>
      buildArticlePage(story, { related: [], name: namePage(story), years: 0 }, frame, findNoHold),
    ),
    buildNotFoundPage(frame),
  ].map(({ head }) => head);

  test.for(['title', 'description', 'canonical'] as const)('has no two pages of one %s', (field) => {
    const values = heads.map((head) => head[field]);
    expect(values.filter((value, index) => values.indexOf(value) !== index)).toEqual([]);
  });

  test('has pages by the dozen, each with the main feed, those of a subject with its own before', () => {
    expect(heads.length).toBeGreaterThan(100);
    for (const { canonical = '', feeds } of heads) {
      const [subject] = /\/(tags|sources)\/[^/]+\//.exec(canonical) ?? [];
      expect(
        feeds.map(({ href }) => href),
        canonical,
      ).toEqual(subject === undefined ? ['/rss.xml'] : [`${subject}rss.xml`, '/rss.xml']);
    }
  });
});
