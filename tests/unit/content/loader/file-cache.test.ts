import { utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { FileCache } from '../../../../src/content/loader/file-cache.ts';
import { writeFolder } from './written-folder.ts';

describe('the result of reading a file', () => {
  let file: string;
  let cache: FileCache<number>;
  let readings: number;
  /** The number of the reading that the result is from. */
  const get = () => cache.get(file, () => Promise.resolve((readings += 1)));

  beforeEach(async () => {
    file = join(await writeFolder({ 'a.md': 'one' }), 'a.md');
    cache = new FileCache();
    readings = 0;
  });

  test('is kept while the file stays unchanged', async () => {
    expect([await get(), await get()]).toEqual([1, 1]);
  });

  test('is made anew when the file was written', async () => {
    await get();
    await writeFile(file, 'two, longer');
    expect(await get()).toBe(2);
  });

  test('is made anew when the file was written with as many bytes and the time of before', async () => {
    await utimes(file, 1, 1);
    await get();
    await writeFile(file, 'two');
    await utimes(file, 1, 1);
    expect(await get()).toBe(2);
  });

  test('is made anew when it was deleted, whatever the file’s state says', async () => {
    await get();
    cache.delete(file);
    expect(await get()).toBe(2);
  });

  test('is made anew when it was deleted during a reading', async () => {
    const result = cache.get(file, () => {
      cache.delete(file);
      return Promise.resolve(0);
    });
    expect(await result).toBe(0);
    expect(await get()).toBe(1);
  });

  test('is made anew when a reading failed', async () => {
    const failing = cache.get(file, () => Promise.reject(new Error('It has just gone.')));
    await expect(failing).rejects.toThrow('It has just gone.');
    expect(await get()).toBe(1);
  });
});
