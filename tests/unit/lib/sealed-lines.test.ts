import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { readSealedLines, writeSealedLines } from '../../../src/lib/sealed-lines.ts';
import { createTemporaryFolder } from '../../support/temporary-folder.ts';

let file: string;
beforeEach(async () => {
  file = join(await createTemporaryFolder('lines'), 'deep', 'lines.json');
});

describe('a file of sealed lines', () => {
  test('is read as it was written, however long it is, whatever stands in it', () => {
    const values = Array.from({ length: 3000 }, (_, index) => ({
      index,
      text: '“药”\n'.repeat(index % 400),
    }));
    writeSealedLines(file, 'code', values);
    expect([...readSealedLines(file, 'code')]).toEqual(values);
  });

  test('stays as it was where the next one cannot be finished, and nothing is left of that', async () => {
    writeSealedLines(file, 'code', ['sound']);
    const failing = function* () {
      yield 'x'.repeat(2_000_000);
      throw new Error('no more');
    };
    expect(() => {
      writeSealedLines(file, 'code', failing());
    }).toThrow('no more');
    expect([...readSealedLines(file, 'code')]).toEqual(['sound']);
    expect(await readdir(dirname(file))).toEqual(['lines.json']);
  });
});
