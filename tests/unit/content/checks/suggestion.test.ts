import { distance } from 'fastest-levenshtein';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createSuggester, suggestNearest } from '../../../../src/content/checks/suggestion.ts';

const keys = ['title', 'date', 'source', 'tags', 'description', 'imageAlt'];

describe('what a misspelt word most likely means', () => {
  test.for<[written: string, nearest: string | undefined]>([
    ['Title', 'title'],
    ['tag', 'tags'],
    ['titles', 'title'],
    ['imagealt', 'imageAlt'],
    ['desription', 'description'],
    ['descripton', 'description'],
    ['discribtion', 'description'],
    ['subtitle', undefined],
    ['deadline', undefined],
    ['x', undefined],
    ['', undefined],
  ])('“%s”: %s', ([written, nearest]) => {
    expect(suggestNearest(written, keys)).toBe(nearest);
  });

  test.for<[written: string, tolerance: number, nearest: string | undefined]>([
    ['desription', 10, 'description'],
    ['desription', 11, undefined],
    ['desripton', 4, 'description'],
    ['desripton', 5, undefined],
    ['dscrptn', 1, undefined],
  ])('“%s” at %i letters an edit: %s', ([written, tolerance, nearest]) => {
    expect(suggestNearest(written, keys, tolerance)).toBe(nearest);
  });

  test('is the nearest of several, and of equally near ones the first', () => {
    expect(suggestNearest('plants', ['planet', 'plant'])).toBe('plant');
    expect(suggestNearest('plants', ['planks', 'plants', 'slants'])).toBe('plants');
    expect(suggestNearest('plants', ['slants', 'planks'])).toBe('slants');
    expect(suggestNearest('plants', [])).toBeUndefined();
  });
});

describe('what one of many candidates a word most likely means', () => {
  const letters = fc
    .array(fc.constantFrom('a', 'b', 'B', '药'), { maxLength: 9 })
    .map((word) => word.join(''));

  test('is as near as what comparing it with each of them finds', () => {
    fc.assert(
      fc.property(
        letters,
        fc.array(letters, { maxLength: 30 }),
        fc.constantFrom(2.5, 3, 8),
        (written, words, tolerance) => {
          const suggested = createSuggester(() => words, tolerance)(written);
          const nearest = suggestNearest(written, words, tolerance);
          const editsTo = (word: string | undefined) =>
            word === undefined ? undefined : distance(word.toLowerCase(), written.toLowerCase());
          expect(editsTo(suggested)).toBe(editsTo(nearest));
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('is found among thousands that differ by a number', () => {
    const suggest = createSuggester(() =>
      Array.from({ length: 20_000 }, (_, number) => `/articles/story-${String(number)}/`),
    );
    expect(suggest('/articles/stroy-12345/')).toBe('/articles/story-12345/');
    expect(suggest('/tags/story-12345/')).toBeUndefined();
  });
});
