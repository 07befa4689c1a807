import { utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { FileCache } from '../../../../src/content/loader/file-cache.ts';
import { writeFolder } from './written-folder.ts';

let directory: string;
let file: string;
let cache: FileCache<string>;
/** What was checked, in order. */
let checked: string[];

async function get(): Promise<string> {
  const { result } = await cache.get(directory, 'a.md', (bytes) => {
    checked.push(bytes.toString());
    return Promise.resolve(`${bytes.toString()}, checked`);
  });
  return result;
}

beforeEach(async () => {
  directory = await writeFolder({ 'a.md': 'one' });
  file = join(directory, 'a.md');
  cache = new FileCache();
  checked = [];
});

describe('a file', () => {
  test('is checked once while it stays unchanged', async () => {
    expect([await get(), await get()]).toEqual(['one, checked', 'one, checked']);
    expect(checked).toEqual(['one']);
  });

  test('is checked again when it was written', async () => {
    await get();
    await writeFile(file, 'two, longer');
    expect(await get()).toBe('two, longer, checked');
  });

  test('is checked again when it was written with as many bytes and the time of before', async () => {
    await utimes(file, 1, 1);
    await get();
    await writeFile(file, 'two');
    await utimes(file, 1, 1);
    expect(await get()).toBe('two, checked');
  });

  test('is not checked again when only its time changed', async () => {
    await get();
    await utimes(file, 1, 1);
    expect(await get()).toBe('one, checked');
    expect(checked).toEqual(['one']);
  });

  test('is opened again when it was deleted from the cache, whatever its state says', async () => {
    await get();
    cache.results.clear();
    await get();
    expect(checked).toEqual(['one']);
    cache.delete(file);
    await get();
    expect(checked).toEqual(['one', 'one']);
  });

  test('is opened again when it was deleted from the cache while it was checked', async () => {
    await cache.get(directory, 'a.md', () => {
      cache.delete(file);
      return Promise.resolve('old');
    });
    cache.results.clear();
    expect(await get()).toBe('one, checked');
  });

  test('is checked again when its check failed', async () => {
    const failing = cache.get(directory, 'a.md', () => Promise.reject(new Error('It has just gone.')));
    await expect(failing).rejects.toThrow('It has just gone.');
    expect(await get()).toBe('one, checked');
  });
});

test('results that nobody has got since the last time are pruned', async () => {
  await get();
  cache.prune();
  await writeFile(file, 'two');
  await get();
  expect([...cache.results.values()]).toEqual(['one, checked', 'two, checked']);
  cache.prune();
  expect([...cache.results.values()]).toEqual(['two, checked']);
});
