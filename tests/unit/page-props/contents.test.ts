import { describe, expect, test } from 'vitest';
import { createSlug } from '../../../src/lib/slugs.ts';
import { buildContents } from '../../../src/page-props/contents.ts';

describe('the table of contents', () => {
  const contentsOf = (...headings: [depth: number, text: string][]) =>
    buildContents(headings.map(([depth, text]) => ({ depth, text, id: createSlug(text) })));

  test('has the headings of two levels, the smaller ones below the larger', () => {
    expect(contentsOf([2, 'A field'], [3, 'B'], [4, 'Too small'], [3, 'C'], [2, '苏州'])).toEqual([
      {
        label: 'A field',
        href: '#a-field',
        entries: [
          { label: 'B', href: '#b' },
          { label: 'C', href: '#c' },
        ],
      },
      { label: '苏州', href: '#苏州', entries: [] },
    ]);
  });

  test.for<[what: string, headings: [number, string][], length: number]>([
    [
      'is there from three headings on',
      [
        [2, 'A'],
        [2, 'B'],
        [2, 'C'],
      ],
      3,
    ],
    [
      'is not there with two',
      [
        [2, 'A'],
        [2, 'B'],
      ],
      0,
    ],
    [
      'does not count headings that it would not show',
      [
        [2, 'A'],
        [3, 'B'],
        [4, 'C'],
        [2, ' '],
      ],
      0,
    ],
  ])('%s', ([, headings, length]) => {
    expect(contentsOf(...headings)).toHaveLength(length);
  });
});
