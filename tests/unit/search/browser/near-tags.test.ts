import { expect, test } from 'vitest';
import { findNearTags } from '../../../../src/search/browser/near-tags.ts';

const choices = ['Gene therapy', 'Vaccines', 'Donghu Vaccines', 'Suzhou', 'Shanghai', '上海'].map(
  (label, index) => ({ value: label, label, count: 10 - index }),
);

test.for<[what: string, words: string, near: string[]]>([
  ['a slip', 'vacines', ['Vaccines', 'Donghu Vaccines']],
  ['another case', 'SUZHOU', ['Suzhou']],
  ['a part of a name', 'therap', ['Gene therapy']],
  ['one right word among others', 'genetic therapy', ['Gene therapy']],
  ['Chinese', '上海', ['上海']],
  ['nothing that comes near', 'zzzzzz', []],
  ['a single letter, which comes near everything', 'a', []],
])('tags near %s', ([, words, near]) => {
  expect(findNearTags(words, choices, 5).map(({ label }) => label)).toEqual(near);
});

test('no more tags than asked for', () => {
  expect(findNearTags('vaccines', choices, 1)).toHaveLength(1);
});
