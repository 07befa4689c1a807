import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { describeDifferences } from '../support/folder-differences.ts';
import { createTemporaryFolder } from '../support/temporary-folder.ts';

async function writeFolder(files: Record<string, string | Uint8Array>): Promise<string> {
  const folder = await createTemporaryFolder('folder');
  for (const [file, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), content);
  }
  return folder;
}

describe('two folders', () => {
  test.for<[string, Record<string, string | Uint8Array>, Record<string, string | Uint8Array>, string[]]>([
    ['of the same files', { 'a/b.txt': 'one', 'c.txt': '' }, { 'c.txt': '', 'a/b.txt': 'one' }, []],
    ['of which the first has more', { a: '1', 'b/c': '2' }, { a: '1' }, ['b/c is in the first folder alone']],
    [
      'of which the second has more',
      { a: '1' },
      { a: '1', 'b/c': '2' },
      ['b/c is in the second folder alone'],
    ],
    [
      'of texts that differ within',
      { a: 'one\ntwo\nthree' },
      { a: 'one\ntwo\nthere' },
      ['a differs from byte 10, in line 3: "one\\ntwo\\nthree" and "one\\ntwo\\nthere"'],
    ],
    [
      'of texts of which one goes on',
      { a: 'one' },
      { a: 'one\n' },
      ['a differs from byte 3, in line 1: "one" and "one\\n"'],
    ],
    [
      'of bytes that are no text',
      { a: Uint8Array.of(1, 255) },
      { a: Uint8Array.of(1, 254) },
      ['a differs from byte 1, in line 1: "\\u0001\ufffd" and "\\u0001\ufffd"'],
    ],
  ])('%s', async ([, first, second, expected]) => {
    expect(describeDifferences(await writeFolder(first), await writeFolder(second))).toEqual(expected);
  });

  test('that differ in many files are told of in few lines', async () => {
    const files = Object.fromEntries(Array.from({ length: 25 }, (_, index) => [String(index + 10), '']));
    const lines = describeDifferences(await writeFolder(files), await writeFolder({}));
    expect(lines).toHaveLength(21);
    expect(lines.at(-2)).toBe('29 is in the first folder alone');
    expect(lines.at(-1)).toBe('… and 5 files more');
  });
});
