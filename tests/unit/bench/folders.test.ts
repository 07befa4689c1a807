import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compareFolders, countFolder } from '../../../bench/folders.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'folders-'));
  const files = {
    'a/index.html': 'Home',
    'a/tags/china/index.html': 'China',
    'a/rss.xml': '<rss/>',
    'a/old.txt': '',
    'b/index.html': 'Home',
    'b/tags/china/index.html': 'CHina',
    'b/rss.xml': '<rss/>',
    'b/tags/new.txt': '',
  };
  for (const [file, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), text);
  }
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

test('folders are compared byte for byte', async () => {
  expect(await compareFolders(join(folder, 'a'), join(folder, 'b'))).toEqual([
    'old.txt is in the first alone',
    'tags/china/index.html differs',
    'tags/new.txt is in the second alone',
  ]);
  expect(await compareFolders(join(folder, 'a'), join(folder, 'a'))).toEqual([]);
});

test('files are counted by their kind', async () => {
  expect(await countFolder(join(folder, 'a'))).toEqual({
    files: 4,
    bytes: 15,
    html: { files: 2, bytes: 9 },
    xml: { files: 1, bytes: 6 },
  });
});
