import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutArchive } from '../../../src/feeds/archive.ts';

/** Items numbered from the oldest, newest first. */
const createItems = (count: number) => Array.from({ length: count }, (_, index) => count - index);

describe('the archive of a feed', () => {
  test.for<[count: number, documents: number[][]]>([
    [0, []],
    [1, []],
    [3, []],
    [4, [[3, 2, 1], [4]]],
    [
      5,
      [
        [3, 2, 1],
        [5, 4],
      ],
    ],
    [6, [[3, 2, 1], [6, 5, 4], []]],
    [7, [[3, 2, 1], [6, 5, 4], [7]]],
  ])('of %i items, where a document holds three', ([count, documents]) => {
    expect(cutArchive(createItems(count), 3)).toEqual(documents);
  });

  test('leaves full documents, and that each has a successor, as they were when items come', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(200), fc.integer({ min: 1, max: 20 }), (count, more, size) => {
        const before = cutArchive(createItems(count), size);
        const after = cutArchive(createItems(count + more), size);
        const full = before.filter((document) => document.length === size);
        expect(after.slice(0, full.length)).toEqual(full);
        expect(before.length === 0 || full.length === before.length - 1).toBe(true);
        expect(after.length).toBeGreaterThanOrEqual(before.length);
      }),
    );
  });

  test('holds every item once', () => {
    fc.assert(
      fc.property(fc.nat(300), fc.integer({ min: 1, max: 20 }), (count, size) => {
        fc.pre(count > size);
        expect(cutArchive(createItems(count), size).reverse().flat()).toEqual(createItems(count));
      }),
    );
  });
});
