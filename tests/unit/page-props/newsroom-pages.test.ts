import { beforeAll, describe, expect, test } from 'vitest';
import { newsroom } from '../queried-newsroom.ts';
import { createVocabulary } from '../../../src/content/vocabulary.ts';
import { getArchiveMonthPaths, getArchivePage } from '../../../src/page-props/archive.ts';
import { getArticlePaths } from '../../../src/page-props/article.ts';
import { getFeedsPage } from '../../../src/page-props/feeds-page.ts';
import type { PageHead } from '../../../src/page-props/head.ts';
import { getHomePage, getNewsPaths } from '../../../src/page-props/home.ts';
import { getNotFoundPage } from '../../../src/page-props/not-found.ts';
import { getSearchPage } from '../../../src/page-props/search.ts';
import { getSourceIndexPage, getSourceListPaths, getSourcePaths } from '../../../src/page-props/sources.ts';
import { getTagIndexPage, getTagListPaths, getTagPaths } from '../../../src/page-props/tags.ts';
import { contractPharma, createStories } from '../made-up-newsroom.ts';

const vocabulary = createVocabulary([
  { label: 'China', kind: 'place' },
  { label: 'GenScript', kind: 'company' },
]);

describe('a whole newsroom', () => {
  let heads: PageHead[];
  beforeAll(async () => {
    const names = [
      'China',
      'GenScript',
      'Contract Pharma',
      'Tags',
      'March 2019',
      'Archive',
      'Page not found',
    ];
    const sources = [contractPharma, { key: 'china', name: 'China', url: 'https://china.example' }];
    newsroom.articles = createStories(130, (index) => ({ source: sources[index % 2] ?? contractPharma })).map(
      (story, index) => ({ ...story, tags: [names[index % names.length] ?? '', 'China'].map(vocabulary) }),
    );
    const pages = await Promise.all([
      getHomePage(),
      getTagIndexPage(),
      getSourceIndexPage(),
      getArchivePage(),
      getFeedsPage(),
      getSearchPage(),
      getNotFoundPage(),
    ]);
    const paths = await Promise.all([
      getNewsPaths(),
      getTagPaths(),
      getTagListPaths(),
      getSourcePaths(),
      getSourceListPaths(),
      getArchiveMonthPaths(),
      getArticlePaths(),
    ]);
    heads = [...pages, ...paths.flat().map(({ props }) => props.page)].map(({ head }) => head);
  });

  test.for(['title', 'description', 'canonical'] as const)('has no two pages of one %s', (field) => {
    const values = heads.map((head) => head[field]);
    expect(values.filter((value, index) => values.indexOf(value) !== index)).toEqual([]);
  });

  test('has pages by the dozen, each with the main feed, those of a subject with its own before', () => {
    expect(heads.length).toBeGreaterThan(150);
    for (const { canonical = '', feeds } of heads) {
      const [subject] = /\/(tags|sources)\/[^/]+\//.exec(canonical) ?? [];
      expect(
        feeds.map(({ href }) => href),
        canonical,
      ).toEqual(subject === undefined ? ['/rss.xml'] : [`${subject}rss.xml`, '/rss.xml']);
    }
  });
});
