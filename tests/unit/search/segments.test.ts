import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { segmentArticles } from '../../../src/search/segments.ts';

/** Stories numbered from the oldest, 0; the list begins with the newest. */
const newestFirst = (count: number) => Array.from({ length: count }, (_, index) => count - 1 - index);

describe('articles in search indexes', () => {
  test.for<[count: number, sizes: number[]]>([
    [0, []],
    [1, [1]],
    [999, [999]],
    [1000, [500, 500]],
    [1499, [500, 999]],
    [2499, [500, 500, 500, 999]],
    [2500, [2000, 500]],
    [10_000, [2000, 2000, 2000, 2000, 500, 500, 500, 500]],
  ])('%i: %j', ([count, sizes]) => {
    expect(segmentArticles(newestFirst(count)).map((index) => index.length)).toEqual(sizes);
  });

  test('are all there, each once, oldest first', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 12_000 }), (count) => {
        expect(segmentArticles(newestFirst(count)).flat()).toEqual(newestFirst(count).reverse());
      }),
      { numRuns: 30 },
    );
  });

  test('leave a new one to the newest index, unless that is full', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12_000 }).filter((count) => count % 500 !== 499),
        (count) => {
          const before = segmentArticles(newestFirst(count));
          const after = segmentArticles(newestFirst(count + 1));
          expect(after.slice(0, -1)).toEqual(before.slice(0, -1));
        },
      ),
      { numRuns: 30 },
    );
  });
});
