import { describe, expect, test } from 'vitest';
import { describeSource, describeTag, groupBySource, groupByTag } from '../../../src/content/topics.ts';
import { contractPharma, createStory } from '../made-up-newsroom.ts';

const pharmaAsia = { key: 'pharma-asia', name: 'Pharma Asia', url: 'https://pharma.asia' };

const stories = [
  createStory({ slug: 'c', tags: ['Suzhou', 'China'], source: pharmaAsia }),
  createStory({ slug: 'b', tags: ['china'] }),
  createStory({ slug: 'a', tags: [], source: { ...contractPharma } }),
];

describe('stories by tag', () => {
  test('keep their order, under the label that stands first', () => {
    const groups = groupByTag(stories).map(({ subject, articles }) => [
      subject.label,
      subject.slug,
      articles.map(({ slug }) => slug).join(),
    ]);
    expect(groups).toEqual([
      ['Suzhou', 'suzhou', 'c'],
      ['China', 'china', 'c,b'],
    ]);
  });

  test('are no groups where no story has a tag', () => {
    expect(groupByTag([createStory({ slug: 'a' })])).toEqual([]);
  });
});

describe('stories by source', () => {
  test('keep their order, each source once', () => {
    const groups = groupBySource(stories).map(({ subject, articles }) => [
      subject.key,
      articles.map(({ slug }) => slug).join(),
    ]);
    expect(groups).toEqual([
      ['pharma-asia', 'c'],
      ['contractpharma', 'b,a'],
    ]);
  });
});

test('a tag and a source say in a sentence what their pages hold', () => {
  expect(describeTag({ slug: 'suzhou', label: 'Suzhou', kind: 'place' })).toBe(
    'Stories on Suzhou from China’s pharma industry.',
  );
  expect(describeSource(contractPharma)).toBe('Stories from Contract Pharma on China’s pharma industry.');
});
