import { describe, expect, test } from 'vitest';
import type { TagSettings } from '../../../src/content/schema/tag.ts';
import { splitTyped } from '../../../src/writing/tag-lists.ts';
import { suggestTags } from '../../../src/writing/tag-suggestions.ts';

const vocabulary: TagSettings[] = [
  { label: 'Gene therapy', kind: 'topic', aliases: ['gene therapies', '基因治疗'] },
  { label: 'Cell therapy', kind: 'topic' },
  { label: 'China', kind: 'place' },
  { label: 'WuXi AppTec', kind: 'company' },
];

describe('tags are suggested', () => {
  test.for<[what: string, written: string, labels: string[]]>([
    ['by the beginning', 'ge', ['Gene therapy']],
    ['by the beginning of a later word', 'thera', ['Gene therapy', 'Cell therapy']],
    ['by an alias', 'gene therapies', ['Gene therapy']],
    ['by an alias in Chinese', '基因', ['Gene therapy']],
    ['whatever capitals and spaces', '  WUXI', ['WuXi AppTec']],
    ['for what is almost one', 'Gene terapy', ['Gene therapy']],
    ['not for what is one', 'China', []],
    ['not for nothing', ' ', []],
    ['not for a new tag', 'Vaccines', []],
  ])('%s: %s', ([, written, labels]) => {
    expect(suggestTags(written, vocabulary, [])).toEqual(labels);
  });

  test('not where the story has them already', () => {
    expect(suggestTags('thera', vocabulary, ['gene therapy'])).toEqual(['Cell therapy']);
  });
});

test.for<[written: string, done: string, word: string]>([
  ['', '', ''],
  ['ge', '', 'ge'],
  ['China, ge', 'China, ', 'ge'],
  ['China，药', 'China，', '药'],
  ['China, ', 'China, ', ''],
])('%j is split into %j and %j', ([written, done, word]) => {
  expect(splitTyped(written)).toEqual({ done, word });
});
