import { cp, mkdir, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  openPreviousSite,
  type Output,
} from '../../../../src/integrations/incremental-build/previous-site.ts';
import { SiteAssembly } from '../../../../src/integrations/incremental-build/site-assembly.ts';
import { writeJsonLines } from '../../../../src/lib/json-lines-cache.ts';
import { createTemporaryFolder } from '../../../support/temporary-folder.ts';

const code = 'code';
let folder: string;
let root: string;
let recordFile: string;
let record: Map<string, Output>;

beforeEach(async () => {
  folder = await createTemporaryFolder('previous');
  root = join(folder, 'site');
  recordFile = join(folder, 'record.json');
  await mkdir(root);
  const assembly = new SiteAssembly(root, openPreviousSite(root, recordFile, code));
  const make = (name: string, key: string, files: Record<string, string>) => {
    const content = Object.entries(files).map(([path, text]) => ({ path, content: Buffer.from(text) }));
    assembly.put(name, key, content);
  };
  make('/a', 'key-a', { 'a/index.html': 'The page a.' });
  make('/search/1', 'key-s', { 'search/1/list': 'one', 'search/1/words': 'two' });
  record = new Map(assembly.describe());
  writeJsonLines(recordFile, code, record);
});

function findA(key = 'key-a', site = root): string[] | undefined {
  const previous = openPreviousSite(site, recordFile, code);
  return previous.find('/a', key)?.files.map(({ path }) => path);
}

describe('what an earlier build made', () => {
  test('is found by its name and its key', () => {
    expect(findA()).toEqual(['a/index.html']);
    const previous = openPreviousSite(root, recordFile, code);
    expect(previous.find('/search/1', 'key-s')).toEqual(record.get('/search/1'));
  });

  test('is not found by another key, or another name', () => {
    expect(findA('key-b')).toBeUndefined();
    expect(openPreviousSite(root, recordFile, code).find('/b', 'key-a')).toBeUndefined();
  });

  test('is not found by another code', () => {
    expect(openPreviousSite(root, recordFile, 'other').find('/a', 'key-a')).toBeUndefined();
  });

  test('is found where the site was copied or unpacked, with other times and inodes', async () => {
    const copy = join(folder, 'copy');
    await cp(root, copy, { recursive: true });
    expect(findA('key-a', copy)).toEqual(['a/index.html']);
  });
});

describe('what somebody has touched since is not found', () => {
  test.for<[what: string, touch: (file: string) => Promise<void>]>([
    ['edited', (file) => writeFile(file, 'The page b, longer.')],
    ['edited to the same length', (file) => writeFile(file, 'The page b.')],
    [
      'edited to the same length, its times put back',
      async (file) => {
        const { atime, mtime } = await stat(file);
        await writeFile(file, 'The page b.');
        await utimes(file, atime, mtime);
      },
    ],
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
    const previous = openPreviousSite(root, recordFile, code);
    expect(previous.find('/search/1', 'key-s')).toBeUndefined();
    expect(previous.find('/a', 'key-a')).toBeDefined();
  });
});
