import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { forEachConcurrently } from '../../../src/lib/concurrency.ts';

/** Numbers from 0, and how many of them have been made. */
function countUpTo(end: number) {
  const made: number[] = [];
  async function* generate() {
    for (let number = 0; number < end; number += 1) {
      await setImmediate();
      made.push(number);
      yield number;
    }
  }
  return { made, items: generate() };
}

describe('work for every item', () => {
  test('is done once for each, for no more of them at once than allowed', async () => {
    const { made, items } = countUpTo(50);
    const done: number[] = [];
    let running = 0;
    let most = 0;
    let mostAhead = 0;
    await forEachConcurrently(items, 3, async (number) => {
      most = Math.max(most, ++running);
      mostAhead = Math.max(mostAhead, made.length - done.length);
      for (let turn = 0; turn < 5; turn += 1) await setImmediate();
      running -= 1;
      done.push(number);
    });
    expect(done.sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, number) => number));
    expect(most).toBe(3);
    expect(mostAhead).toBe(3);
  });

  test('is done for a list as well, and for none', async () => {
    const done: string[] = [];
    const note = (text: string) => Promise.resolve(void done.push(text));
    await forEachConcurrently(['a', 'b'], 5, note);
    await forEachConcurrently([], 5, note);
    expect(done).toEqual(['a', 'b']);
  });

  test('ends with the first error, behind which hardly an item is made', async () => {
    const { made, items } = countUpTo(1000);
    const work = forEachConcurrently(items, 3, async (number) => {
      await setImmediate();
      if (number === 10) throw new Error('Number 10 fails.');
    });
    await expect(work).rejects.toThrow('Number 10 fails.');
    for (let turn = 0; turn < 20; turn += 1) await setImmediate();
    expect(made.length).toBeLessThanOrEqual(14);
  });

  test('ends with an error of the items', async () => {
    const failing = function* () {
      yield 1;
      throw new Error('No more items.');
    };
    await expect(forEachConcurrently(failing(), 3, () => Promise.resolve())).rejects.toThrow(
      'No more items.',
    );
  });
});
