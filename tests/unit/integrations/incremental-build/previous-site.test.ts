import { cp, mkdir, readdir, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { beginSite } from '../../../../src/integrations/incremental-build/next-site.ts';
import {
  openPreviousSite,
  type Trust,
} from '../../../../src/integrations/incremental-build/previous-site.ts';
import { locatePlaces } from '../../../../src/integrations/incremental-build/site-places.ts';
import { createTemporaryFolder } from '../../../support/temporary-folder.ts';

const code = 'code';
let folder: string;
let root: string;
let recordFile: string;

beforeEach(async () => {
  folder = await createTemporaryFolder('previous');
  root = join(folder, 'site');
  recordFile = locatePlaces(root).record;
  writeSite({
    '/a': { 'a/index.html': 'The page a.' },
    '/search/1': { 'search/1/list': 'one', 'search/1/words': 'two' },
  });
});

/** Publishes outputs with their names as keys. */
function writeSite(outputs: Record<string, Record<string, string>>): void {
  const { assembly, publish } = beginSite(locatePlaces(root), { code });
  for (const [name, files] of Object.entries(outputs)) {
    const content = Object.entries(files).map(([path, text]) => ({ path, content: Buffer.from(text) }));
    assembly.put(name, `key ${name}`, content);
  }
  publish();
}

function findA({
  key = 'key /a',
  site = root,
  ...trust
}: Partial<Trust & { key: string; site: string }> = {}) {
  const previous = openPreviousSite(site, recordFile, { code, ...trust });
  return previous.find('/a', key)?.files.map(({ path }) => path);
}

describe('what an earlier build made', () => {
  test('is found by its name and its key', () => {
    expect(findA()).toEqual(['a/index.html']);
    expect(findA({ verifies: true })).toEqual(['a/index.html']);
    const found = openPreviousSite(root, recordFile, { code }).find('/search/1', 'key /search/1');
    expect(found?.files.map(({ path }) => path)).toEqual(['search/1/list', 'search/1/words']);
  });

  test('is not found by another key, another name, another code, or where all is to be made again', () => {
    expect(findA({ key: 'key' })).toBeUndefined();
    expect(openPreviousSite(root, recordFile, { code }).find('/b', 'key /a')).toBeUndefined();
    expect(findA({ code: 'other' })).toBeUndefined();
    expect(findA({ isForced: true })).toBeUndefined();
  });

  test('is known to be of a build, whatever the code', () => {
    const { files } = openPreviousSite(root, recordFile, { code: 'other' });
    expect([...(files?.keys() ?? [])].sort()).toEqual(['a/index.html', 'search/1/list', 'search/1/words']);
    expect(openPreviousSite(root, join(folder, 'none.json'), { code }).files).toBeUndefined();
  });

  test('is found where the site was copied or unpacked, with other times and inodes', async () => {
    const copy = join(folder, 'copy');
    await cp(root, copy, { recursive: true });
    expect(findA({ site: copy })).toEqual(['a/index.html']);
  });
});

describe('a site of more than a thousand files that was copied', () => {
  test.for([
    [false, true],
    [true, false],
  ] as const)(
    'is taken by its lengths; where it is verified (%s) an altered file is still found: %s',
    // Each file is flushed to the disk.
    { timeout: 60_000 },
    async ([verifies, isFound]) => {
      await rm(root, { recursive: true });
      const names = Array.from({ length: 1100 }, (_, index) => `${String(index)}.txt`);
      writeSite({
        '/a': { 'a/index.html': 'The page a.' },
        ...Object.fromEntries(names.map((name) => [name, { [name]: name }])),
      });
      const copy = join(folder, 'copy');
      await cp(root, copy, { recursive: true });
      expect(await readdir(copy)).toHaveLength(1101);
      await writeFile(join(copy, 'a/index.html'), 'The page b.');
      expect(findA({ site: copy, verifies }) !== undefined).toBe(isFound);
      await writeFile(join(copy, 'a/index.html'), 'Of another length.');
      expect(findA({ site: copy, verifies })).toBeUndefined();
    },
  );
});

describe('what somebody has touched since is not found', () => {
  test.for<[what: string, touch: (file: string) => Promise<void>]>([
    ['edited', (file) => writeFile(file, 'The page b, longer.')],
    ['edited to the same length', (file) => writeFile(file, 'The page b.')],
    ['cut off', (file) => writeFile(file, 'The')],
    ['emptied', (file) => writeFile(file, '')],
    ['removed', (file) => rm(file)],
    [
      'replaced by a folder',
      async (file) => {
        await rm(file);
        await mkdir(file);
      },
    ],
    [
      'replaced by a link',
      async (file) => {
        await writeFile(join(folder, 'elsewhere'), 'The page a.');
        await rm(file);
        await symlink(join(folder, 'elsewhere'), file);
      },
    ],
    ['gone with its folder', (file) => rm(dirname(file), { recursive: true })],
  ])('%s', async ([, touch]) => {
    await touch(join(root, 'a/index.html'));
    expect(findA()).toBeUndefined();
  });

  test('where it is one file of several', async () => {
    await writeFile(join(root, 'search/1/words'), 'owt');
    const previous = openPreviousSite(root, recordFile, { code });
    expect(previous.find('/search/1', 'key /search/1')).toBeUndefined();
    expect(previous.find('/a', 'key /a')).toBeDefined();
  });

  test('even if its time is put back, where the site is verified', async () => {
    const file = join(root, 'a/index.html');
    const { atime, mtime } = await stat(file);
    await writeFile(file, 'The page b.');
    await utimes(file, atime, mtime);
    expect(findA({ verifies: true })).toBeUndefined();
  });
});
