import { describe, expect, test } from 'vitest';
import { groupBySource, groupByTag } from '../../../src/content/topics.ts';
import { contractPharma, createStory } from '../made-up-newsroom.ts';

const pharmaAsia = { key: 'pharma-asia', name: 'Pharma Asia', url: 'https://pharma.asia' };

const stories = [
  createStory({ slug: 'c', tags: ['Suzhou', 'China'], source: pharmaAsia }),
  createStory({ slug: 'b', tags: ['china'] }),
  createStory({ slug: 'a', tags: [], source: { ...contractPharma } }),
];

describe('stories by tag', () => {
  test('keep their order, under the label that stands first', () => {
    const shelves = groupByTag(stories).map(({ subject, articles }) => [
      subject.label,
      subject.slug,
      articles.map(({ slug }) => slug).join(),
    ]);
    expect(shelves).toEqual([
      ['Suzhou', 'suzhou', 'c'],
      ['China', 'china', 'c,b'],
    ]);
  });

  test('are no shelves where no story has a tag', () => {
    expect(groupByTag([createStory({ slug: 'a' })])).toEqual([]);
  });
});

describe('stories by source', () => {
  test('keep their order, each source once', () => {
    const shelves = groupBySource(stories).map(({ subject, articles }) => [
      subject.key,
      articles.map(({ slug }) => slug).join(),
    ]);
    expect(shelves).toEqual([
      ['pharma-asia', 'c'],
      ['contractpharma', 'b,a'],
    ]);
  });
});
