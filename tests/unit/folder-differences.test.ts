import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compareFolders, formatDifferences, type Difference } from '../support/folder-differences.ts';
import { createTemporaryFolder } from '../support/temporary-folder.ts';

type Files = Record<string, string | Uint8Array>;

async function writeFolder(files: Files): Promise<string> {
  const folder = await createTemporaryFolder('folder');
  for (const [file, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), content);
  }
  return folder;
}

describe('a folder that should be as another one', () => {
  test.for<[what: string, right: Files, judged: Files, Difference[]]>([
    ['and is', { 'a/b.txt': 'one', 'c.txt': '' }, { 'c.txt': '', 'a/b.txt': 'one' }, []],
    ['lacks a file', { a: '1', 'b/c': '2' }, { a: '1' }, [{ path: 'b/c', kind: 'missing', details: [] }]],
    ['has one more', { a: '1' }, { a: '1', 'b/c': '2' }, [{ path: 'b/c', kind: 'too much', details: [] }]],
    [
      'has another text',
      { a: 'one\ntwo\nthree' },
      { a: 'one\ntwo\nthere' },
      [
        {
          path: 'a',
          kind: 'different',
          details: [
            'line 3, column 3:',
            String.raw`right  "one\ntwo\nthree"`,
            String.raw`here   "one\ntwo\nthere"`,
          ],
        },
      ],
    ],
    [
      'has other bytes that are no text',
      { a: Uint8Array.of(1, 0, 255) },
      { a: Uint8Array.of(1, 0, 254) },
      [{ path: 'a', kind: 'different', details: ['from byte 2 on, of 3 bytes; here are 3'] }],
    ],
  ])('%s', async ([, right, judged, expected]) => {
    const { files, differences } = await compareFolders(await writeFolder(right), await writeFolder(judged));
    expect(files).toBe(Object.keys(right).length);
    expect(differences).toEqual(expected);
  });

  test('and differs in many files is told of in few lines', async () => {
    const files = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [String(index + 10), '']));
    const { differences } = await compareFolders(await writeFolder(files), await writeFolder({}));
    const lines = formatDifferences(differences).split('\n');
    expect(lines).toHaveLength(26);
    expect(lines[0]).toBe('40 differences:');
    expect(lines.at(-1)).toBe('  … and 16 more');
  });
});
