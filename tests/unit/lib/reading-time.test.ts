import { expect, test } from 'vitest';
import { estimateMinutes } from '../../../src/lib/reading-time.ts';

test.for<[words: number, minutes: number]>([
  [0, 0],
  [1, 1],
  [238, 1],
  [356, 1],
  [357, 2],
  [2380, 10],
])('%i words take %i minutes', ([words, minutes]) => {
  expect(estimateMinutes(words)).toBe(minutes);
});
