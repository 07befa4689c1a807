import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { publishSearchIndexes } from '../../../src/indexing/search-index.ts';
import type { SearchRecord } from '../../../src/lib/search-record.ts';
import { listIndexFolders, readIndexedStories } from '../../support/search-index.ts';
import { createTemporaryFolder } from '../../support/temporary-folder.ts';

let site: string;
let memory: string;
beforeEach(async () => {
  site = await createTemporaryFolder('site');
  memory = await createTemporaryFolder('memory');
});

function createRecord(number: number): SearchRecord {
  return {
    url: `articles/story-${String(number)}/`,
    content: `The text of story ${String(number)} is about ${['vaccines', '疫 苗', 'R&D <b>'][number % 3] ?? ''}.`,
    language: 'en',
    meta: { title: `Story ${String(number)}`, source: 'Wire', tags: 'China', day: 'd20190320' },
    filters: { tag: ['china China'], source: ['wire Wire'], year: ['2019 2019'] },
    sort: { published: '2019-03-19T16:00:00.000Z' },
  };
}

/** Lays down what a build leaves: for each index the numbers of its stories. */
async function writeRecords(indexes: readonly (readonly number[])[]): Promise<void> {
  await rm(site, { recursive: true });
  await mkdir(join(site, 'search/records'), { recursive: true });
  for (const [position, numbers] of indexes.entries()) {
    const records = numbers.map(createRecord);
    await writeFile(join(site, `search/records/${String(position + 1)}.json`), JSON.stringify(records));
  }
}

async function readFiles(): Promise<Map<string, string>> {
  const entries = await readdir(site, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  return new Map(
    await Promise.all(
      paths
        .sort()
        .map(async (path) => [path.slice(site.length + 1), await readFile(path, 'base64')] as const),
    ),
  );
}

// To make an index takes a process.
describe('the search indexes of a site', { timeout: 60_000 }, () => {
  test('have a folder each, and a list names them, oldest first', async () => {
    const oldestFirst = Array.from({ length: 11 }, (_, number) => number);
    await writeRecords(oldestFirst.map((number) => [number]));
    expect(await publishSearchIndexes(site, memory)).toEqual({ indexes: 11, made: 11 });
    const stories = listIndexFolders(site).map((folder) => readIndexedStories(folder).map(({ url }) => url));
    expect(stories).toEqual(oldestFirst.map((number) => [`articles/story-${String(number)}/`]));
  });

  test('consist of what a browser needs, the engine once, and nothing else is left', async () => {
    await writeRecords([[1, 2, 3], [4]]);
    await publishSearchIndexes(site, memory);
    const kinds = [...(await readFiles()).keys()].map((path) =>
      path.replace(/[0-9a-f]{16}/, '…').replace(/en_[0-9a-f]+/, '#'),
    );
    expect([...new Set(kinds)].sort()).toEqual([
      'search/engine-…/pagefind.js',
      'search/engine-…/wasm.en.pagefind',
      'search/indexes.json',
      'search/…/filter/#.pf_filter',
      'search/…/fragment/#.pf_fragment',
      'search/…/index/#.pf_index',
      'search/…/pagefind-entry.json',
      'search/…/pagefind.#.pf_meta',
    ]);
  });

  test('are the same bytes for the same stories, remembered or made anew', async () => {
    await writeRecords([[1, 2, 3], [4]]);
    await publishSearchIndexes(site, memory);
    const first = await readFiles();
    await writeRecords([[1, 2, 3], [4]]);
    expect(await publishSearchIndexes(site, memory)).toEqual({ indexes: 2, made: 0 });
    expect(await readFiles()).toEqual(first);
    await writeRecords([[1, 2, 3], [4]]);
    expect(await publishSearchIndexes(site, join(memory, 'new'))).toEqual({ indexes: 2, made: 2 });
    expect(await readFiles()).toEqual(first);
  });

  test('are made anew where a story has changed, and there alone', async () => {
    await writeRecords([[1, 2], [3]]);
    await publishSearchIndexes(site, memory);
    const [oldest, newest] = listIndexFolders(site);
    await writeRecords([
      [1, 2],
      [3, 4],
    ]);
    expect(await publishSearchIndexes(site, memory)).toEqual({ indexes: 2, made: 1 });
    const [sameOldest, newNewest] = listIndexFolders(site);
    expect(sameOldest).toBe(oldest);
    expect(newNewest).not.toBe(newest);
  });

  test('are made anew where their memory is damaged', async () => {
    await writeRecords([[1, 2, 3]]);
    await publishSearchIndexes(site, memory);
    const first = await readFiles();
    const [name = ''] = await readdir(memory);
    const bytes = await readFile(join(memory, name));
    bytes[bytes.length - 100] = (bytes.at(-100) ?? 0) ^ 1;
    await writeFile(join(memory, name), bytes);
    await writeRecords([[1, 2, 3]]);
    expect(await publishSearchIndexes(site, memory)).toEqual({ indexes: 1, made: 1 });
    expect(await readFiles()).toEqual(first);
  });

  test('are none where there are no stories', async () => {
    expect(await publishSearchIndexes(site, memory)).toEqual({ indexes: 0, made: 0 });
    expect(listIndexFolders(site)).toEqual([]);
  });

  test.for([
    ['Pagefind cannot be started', '/nowhere/pagefind'],
    ['Pagefind ends before its time', '/bin/false'],
  ] as const)('fail where %s', async ([, program]) => {
    process.env.PAGEFIND_EXTENDED_BINARY_PATH = program;
    try {
      await writeRecords([[1]]);
      await expect(publishSearchIndexes(site, memory)).rejects.toThrow(/^Pagefind /);
    } finally {
      delete process.env.PAGEFIND_EXTENDED_BINARY_PATH;
    }
  });

  test('fail where the records are not what they should be', async () => {
    await writeRecords([[1]]);
    await writeFile(join(site, 'search/records/1.json'), '[{"url":"articles/story-1/"}]');
    await expect(publishSearchIndexes(site, memory)).rejects.toThrow();
  });
});
