import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutFromOldest, paginate } from '../../../src/lib/pagination.ts';

/** The items 1 (oldest) to `count`, newest first. */
function newestFirst(count: number): number[] {
  return Array.from({ length: count }, (_, index) => count - index);
}

describe('a list in pages of 30', () => {
  test.for<[items: number, front: number, pages: number]>([
    [0, 0, 0],
    [1, 1, 0],
    [29, 29, 0],
    [30, 30, 0],
    [31, 31, 0],
    [59, 59, 0],
    [60, 30, 1],
    [61, 31, 1],
    [89, 59, 1],
    [90, 30, 2],
    [10_000, 40, 332],
  ])('%i items: a front of %i and %i pages', ([items, front, pages]) => {
    const list = paginate(newestFirst(items), 30);
    expect(list.front).toHaveLength(front);
    expect(list.pages).toHaveLength(pages);
  });

  test('page 1 is the oldest, and the pages come newest first', () => {
    const { front, pages } = paginate(newestFirst(7), 2);
    expect(front).toEqual([7, 6, 5]);
    expect(pages).toEqual([
      { number: 2, items: [4, 3] },
      { number: 1, items: [2, 1] },
    ]);
  });
});

describe('a list in pages of any size', () => {
  const anyList = fc.tuple(fc.nat({ max: 300 }), fc.integer({ min: 1, max: 40 }));

  test('loses nothing, doubles nothing and keeps the order', () => {
    fc.assert(
      fc.property(anyList, ([count, size]) => {
        const { front, pages } = paginate(newestFirst(count), size);
        expect([...front, ...pages.flatMap(({ items }) => items)]).toEqual(newestFirst(count));
      }),
    );
  });

  test('fills every numbered page, and the front once but not twice', () => {
    fc.assert(
      fc.property(anyList, ([count, size]) => {
        const { front, pages } = paginate(newestFirst(count), size);
        expect(pages.every(({ items }) => items.length === size)).toBe(true);
        expect(pages.map(({ number }) => number)).toEqual(newestFirst(pages.length));
        expect(front.length).toBeLessThan(2 * size);
        expect(front.length).toBeGreaterThanOrEqual(Math.min(count, size));
      }),
    );
  });

  test('never changes a numbered page when a newer item comes', () => {
    fc.assert(
      fc.property(anyList, ([count, size]) => {
        const before = paginate(newestFirst(count), size).pages;
        const after = paginate(newestFirst(count + 1), size).pages;
        expect(after.slice(after.length - before.length)).toEqual(before);
      }),
    );
  });
});

describe('a list cut from its oldest end', () => {
  test.for<[count: number, parts: number[][]]>([
    [0, []],
    [1, [[1]]],
    [3, [[3, 2, 1]]],
    [4, [[3, 2, 1], [4]]],
    [
      6,
      [
        [3, 2, 1],
        [6, 5, 4],
      ],
    ],
  ])('of %i items into parts of three', ([count, parts]) => {
    expect(
      cutFromOldest(
        Array.from({ length: count }, (_, index) => count - index),
        3,
      ),
    ).toEqual(parts);
  });
});
