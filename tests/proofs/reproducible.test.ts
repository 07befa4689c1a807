import { accessSync, constants } from 'node:fs';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fixture } from '../support/fixture.ts';
import { compareFolders } from '../support/folder-differences.ts';
import { canPin, MachineCopy } from '../support/machine-copy.ts';
import { createTemporaryFolder } from '../support/temporary-folder.ts';
import { addStories } from '../support/copied-newsroom.ts';
import { copyVariedNewsroom } from '../support/varied-newsroom.ts';

const epoch = String(fixture.epoch);

/** Linux’s file system in memory lists what is newest first, and its others by a hash of the names. */
const memory = findWritable('/dev/shm');

let first: MachineCopy;
let second: MachineCopy;
let elsewhere: string;
let content: string;
let cold: string;
beforeAll(async () => {
  content = await copyVariedNewsroom();
  const home = await createTemporaryFolder('home');
  first = new MachineCopy(join(home, 'first'), content, {
    environment: {
      SOURCE_DATE_EPOCH: epoch,
      TZ: 'UTC',
      LANG: 'C.UTF-8',
      LC_ALL: 'C.UTF-8',
      UV_THREADPOOL_SIZE: '1',
      HOME: home,
    },
    umask: '022',
    hasOneProcessor: true,
    listsBackwards: false,
  });
  elsewhere = await mkdtemp(join(memory ?? tmpdir(), 'newsroom-'));
  second = new MachineCopy(join(elsewhere, 'deeper', 'a [second] {one,two}'), content, {
    environment: {
      SOURCE_DATE_EPOCH: epoch,
      TZ: 'Pacific/Kiritimati',
      LANG: 'tr_TR.UTF-8',
      LC_ALL: 'tr_TR.UTF-8',
      UV_THREADPOOL_SIZE: '16',
      // Vite knows this name; nothing that is not public may be published because of it.
      DEV: '1',
      HOME: elsewhere,
    },
    umask: '077',
    hasOneProcessor: false,
    listsBackwards: true,
  });

  await first.build();
  await second.build();
  cold = await createTemporaryFolder('cold');
  await cp(first.site, cold, { recursive: true });
}, 600_000);
afterAll(() => rm(elsewhere, { recursive: true, force: true }));

function findWritable(folder: string): string | undefined {
  try {
    accessSync(folder, constants.W_OK);
    return folder;
  } catch {
    return undefined;
  }
}

describe('the two machines', () => {
  test('differ in time zone, language, rights of new files and the order that Node lists files in', async () => {
    const [here, there] = [await first.describeMachine(), await second.describeMachine()];
    expect(here).toMatchObject({ zone: 'UTC', umask: 0o022 });
    expect(there).toMatchObject({ zone: 'Pacific/Kiritimati', locale: 'tr-TR', umask: 0o077 });
    expect(here.locale).toMatch(/^en-US/);
    expect(here.entries).toEqual(here.entries.toSorted());
    expect(there.entries).toEqual(here.entries.toReversed());
  });

  test('differ in the order that the file system lists files in', ({ skip }) => {
    skip(memory === undefined, 'NOT TESTED: another order on disk, for there is no /dev/shm.');
    const [here, there] = [first.listContent(), second.listContent()];
    expect(Object.keys(there)).toEqual(Object.keys(here));
    const isLong = ([, names]: [string, string[]]) => names.length > 10;
    expect(Object.entries(here).filter(isLong)).not.toEqual([]);
    for (const [folder, names] of Object.entries(here).filter(isLong)) {
      expect(there[folder]?.toSorted(), folder).toEqual(names.toSorted());
      expect(there[folder], folder).not.toEqual(names);
    }
  });

  test('differ in the number of processors', async ({ skip }) => {
    const reason = 'NOT TESTED: another number of processors, for there is one, or no taskset.';
    skip(!canPin || availableParallelism() === 1, reason);
    expect((await first.describeMachine()).processors).toBe(1);
    expect((await second.describeMachine()).processors).toBe(availableParallelism());
  });
});

describe('two builds of one commit', () => {
  test('are the same bytes', async () => {
    expect((await compareFolders(cold, second.site)).differences).toEqual([]);
    const files = await readdir(cold, { recursive: true });
    const endings = new Set(files.map((file) => /[^./]*$/.exec(file)?.[0]));
    expect([...endings]).toEqual(
      expect.arrayContaining(['html', 'xml', 'json', 'svg', 'avif', 'png', 'bin', 'js', '_redirects']),
    );
  });

  test('are the same bytes where one has other content in its cache', async () => {
    const story = join(first.content, 'articles/2026/2026-05-20-plant-in-suzhou.md');
    const written = await readFile(story, 'utf8');
    await writeFile(story, written.replace('A plant in Suzhou', 'Another plant').replace('Wuxi', 'Taizhou'));
    await addStories(first.content, [
      { slug: 'taken-back', date: '2026-05-30', tags: ['China', 'Fleeting'] },
    ]);
    await first.build();
    expect((await compareFolders(cold, first.site)).differences).not.toEqual([]);

    await rm(first.content, { recursive: true });
    await cp(content, first.content, { recursive: true });
    await first.build();
    expect((await compareFolders(cold, first.site)).differences).toEqual([]);
  });
});
