import { readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { readJsonLines, writeJsonLines } from '../../../src/lib/json-lines-cache.ts';
import { createTemporaryFolder } from '../../support/temporary-folder.ts';

let file: string;
beforeEach(async () => {
  file = join(await createTemporaryFolder('lines'), 'deep', 'lines.json');
});

describe('a file of JSON lines', () => {
  test('is read as it was written, however long it is, whatever stands in it', () => {
    const values = Array.from({ length: 3000 }, (_, index) => ({
      index,
      text: '“药”\n'.repeat(index % 400),
    }));
    writeJsonLines(file, 'code', values);
    expect([...readJsonLines(file, 'code')]).toEqual(values);
  });

  test('has nothing where it is absent, or of other code', () => {
    expect([...readJsonLines(file, 'code')]).toEqual([]);
    writeJsonLines(file, 'code', ['a', 'b']);
    expect([...readJsonLines(file, 'other code')]).toEqual([]);
  });

  test('has nothing wherever a byte of it is another one, or it ends early', async () => {
    writeJsonLines(file, 'code', [['/a', { key: 'k', size: 2.5 }], 'b']);
    const bytes = await readFile(file);
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const damaged = Buffer.from(bytes);
        damaged[at] = (damaged[at] ?? 0) ^ change;
        await writeFile(file, damaged);
        expect([...readJsonLines(file, 'code')]).toEqual([]);
        await writeFile(file, bytes.subarray(0, at));
        expect([...readJsonLines(file, 'code')]).toEqual([]);
      }),
    );
  });

  test('stays as it was where the next one cannot be finished, and nothing is left of that', async () => {
    writeJsonLines(file, 'code', ['sound']);
    const failing = function* () {
      yield 'x'.repeat(2_000_000);
      throw new Error('no more');
    };
    writeJsonLines(file, 'code', failing());
    expect([...readJsonLines(file, 'code')]).toEqual(['sound']);
    expect(await readdir(dirname(file))).toEqual(['lines.json']);
  });

  test('that cannot be written at all fails nothing', () => {
    writeJsonLines(file, 'code', ['sound']);
    const belowFile = join(file, 'lines.json');
    writeJsonLines(belowFile, 'code', ['lost']);
    expect([...readJsonLines(belowFile, 'code')]).toEqual([]);
  });
});
