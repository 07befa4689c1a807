import { utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { KnownFiles } from '../../../../src/content/loader/known-files.ts';
import { writeFolder } from './written-folder.ts';

describe('a file that is read again', () => {
  let file: string;
  let files: KnownFiles<number>;
  let examinations: number;
  /** Which examination the answer is from. */
  const read = () => files.read(file, () => Promise.resolve((examinations += 1)));

  beforeEach(async () => {
    file = join(await writeFolder({ 'a.md': 'one' }), 'a.md');
    files = new KnownFiles();
    examinations = 0;
  });

  test('is examined once while it stays as it was', async () => {
    expect([await read(), await read()]).toEqual([1, 1]);
  });

  test('is examined again when it was written', async () => {
    await read();
    await writeFile(file, 'two, longer');
    expect(await read()).toBe(2);
  });

  test('is examined again when it was written with as many bytes and the time of before', async () => {
    await utimes(file, 1, 1);
    await read();
    await writeFile(file, 'two');
    await utimes(file, 1, 1);
    expect(await read()).toBe(2);
  });

  test('is examined again when it is to be forgotten, whatever its state says', async () => {
    await read();
    files.forget(file);
    expect(await read()).toBe(2);
  });

  test('is examined again when it is to be forgotten during an examination', async () => {
    const answer = files.read(file, () => {
      files.forget(file);
      return Promise.resolve(0);
    });
    expect(await answer).toBe(0);
    expect(await read()).toBe(1);
  });

  test('is examined again when its examination failed', async () => {
    const failing = files.read(file, () => Promise.reject(new Error('It has just gone.')));
    await expect(failing).rejects.toThrow('It has just gone.');
    expect(await read()).toBe(1);
  });
});
