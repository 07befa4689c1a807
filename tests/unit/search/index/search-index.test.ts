import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { SearchIndexing } from '../../../../src/search/index/search-index.ts';
import type { SearchRecord } from '../../../../src/search/record.ts';
import { createDigest } from '../../../../src/lib/digest.ts';
import { listIndexFolders, readIndexedStories } from '../../../support/search-index.ts';
import { createTemporaryFolder } from '../../../support/temporary-folder.ts';

let memory: string;
beforeEach(async () => {
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

function writeRecords(numbers: readonly number[]): Uint8Array {
  return Buffer.from(JSON.stringify(numbers.map(createRecord)));
}

/** Every file that is published, by its path; of each index the numbers of its stories are given. */
async function index(
  indexes: readonly (readonly number[])[],
  memoryFolder = memory,
): Promise<Map<string, string>> {
  const indexing = new SearchIndexing(memoryFolder);
  const made = await Promise.all(
    indexes.map(async (numbers) => {
      const records = writeRecords(numbers);
      return { material: createDigest(records), files: await indexing.make(records) };
    }),
  );
  const list = await indexing.conclude(
    made.map(({ material, files }) => ({ material, paths: files.map(({ path }) => path) })),
  );
  return new Map(
    [...made.flatMap(({ files }) => files), ...list].map(({ path, content }) => [
      path,
      Buffer.from(content).toString('base64'),
    ]),
  );
}

/** Has no index made while something is done. */
async function withoutPagefind<T>(work: () => Promise<T>, program = '/nowhere/pagefind'): Promise<T> {
  process.env.PAGEFIND_EXTENDED_BINARY_PATH = program;
  try {
    return await work();
  } finally {
    delete process.env.PAGEFIND_EXTENDED_BINARY_PATH;
  }
}

async function writeSite(files: ReadonlyMap<string, string>): Promise<string> {
  const site = await createTemporaryFolder('site');
  for (const [path, content] of files) {
    await mkdir(dirname(join(site, path)), { recursive: true });
    await writeFile(join(site, path), content, 'base64');
  }
  return site;
}

// To make an index takes a process.
describe('the search indexes of a site', { timeout: 60_000 }, () => {
  test('have a folder each, and a list names them, oldest first', async () => {
    const oldestFirst = Array.from({ length: 11 }, (_, number) => number);
    const site = await writeSite(await index(oldestFirst.map((number) => [number])));
    const stories = listIndexFolders(site).map((folder) => readIndexedStories(folder).map(({ url }) => url));
    expect(stories).toEqual(oldestFirst.map((number) => [`articles/story-${String(number)}/`]));
  });

  test('consist of what a browser needs, the engine once, and nothing else', async () => {
    const kinds = [...(await index([[1, 2, 3], [4]])).keys()].map((path) =>
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
    const first = await index([[1, 2, 3], [4]]);
    expect(await withoutPagefind(() => index([[1, 2, 3], [4]]))).toEqual(first);
    expect(await index([[1, 2, 3], [4]], join(memory, 'new'))).toEqual(first);
  });

  test('stay as they are where another one changes', async () => {
    const folders = async (indexes: number[][]) => listIndexFolders(await writeSite(await index(indexes)));
    const name = (folder: string | undefined) => folder?.split('/').at(-1);
    const [oldest, newest] = await folders([[1, 2], [3]]);
    const [sameOldest, newNewest] = await folders([
      [1, 2],
      [3, 4],
    ]);
    expect(name(sameOldest)).toBe(name(oldest));
    expect(name(newNewest)).not.toBe(name(newest));
  });

  test('are made anew where their memory is damaged', async () => {
    const first = await index([[1, 2, 3]]);
    const [name = ''] = await readdir(memory);
    const bytes = await readFile(join(memory, name));
    bytes[bytes.length - 100] = (bytes.at(-100) ?? 0) ^ 1;
    await writeFile(join(memory, name), bytes);
    expect(await index([[1, 2, 3]])).toEqual(first);
  });

  test('are none where there are no stories', async () => {
    const files = await index([]);
    expect([...files.keys()]).toEqual(['search/indexes.json']);
    expect(listIndexFolders(await writeSite(files))).toEqual([]);
  });

  test.for([
    ['Pagefind cannot be started', '/nowhere/pagefind'],
    ['Pagefind ends before its time', '/bin/false'],
  ] as const)('fail where %s', async ([, program]) => {
    await expect(withoutPagefind(() => index([[1]]), program)).rejects.toThrow(
      /^The search index could not be made: Pagefind /,
    );
  });

  test('fail where the records are not what they should be', async () => {
    const records = Buffer.from('[{"url":"articles/story-1/"}]');
    await expect(new SearchIndexing(memory).make(records)).rejects.toThrow(
      /^The search index could not be made: /,
    );
  });
});
