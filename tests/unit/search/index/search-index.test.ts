import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  publishSearchIndexes,
  type IndexedSite,
  type RecordsFile,
} from '../../../../src/search/index/search-index.ts';
import type { SearchRecord } from '../../../../src/search/record.ts';
import { createDigest } from '../../../../src/lib/digest.ts';
import { DiskCache } from '../../../../src/lib/disk-cache.ts';
import type { NamedFile } from '../../../../src/lib/named-file.ts';
import { listIndexFolders, readIndexedStories } from '../../../support/search-index.ts';
import { createTemporaryFolder } from '../../../support/temporary-folder.ts';

let cache: DiskCache;
beforeEach(async () => {
  cache = new DiskCache(await createTemporaryFolder('cache'));
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

async function writeRecords(numbers: readonly number[]): Promise<RecordsFile> {
  return writeText(JSON.stringify(numbers.map(createRecord)));
}

async function writeText(text: string): Promise<RecordsFile> {
  const file = join(await createTemporaryFolder('records'), 'records.json');
  await writeFile(file, text);
  return { file, digest: createDigest(text) };
}

/** What a site has published, by its path, in Base64; nothing of it is reused. */
function openSite() {
  const files = new Map<string, string>();
  const write = (written: readonly NamedFile[]) => {
    for (const { path, content } of written) files.set(path, Buffer.from(content).toString('base64'));
  };
  const put: IndexedSite['put'] = (_name, _key, written) => {
    write(written);
    return written;
  };
  return { files, write, put, reuse: () => undefined };
}

/** Every file that is published; of each index the numbers of its stories are given. */
async function index(
  indexes: readonly (readonly number[])[],
  usedCache = cache,
): Promise<Map<string, string>> {
  const site = openSite();
  await publishSearchIndexes(await Promise.all(indexes.map(writeRecords)), site, usedCache);
  return site.files;
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

  test('are the same bytes for the same stories, from the cache or made again', async () => {
    const first = await index([[1, 2, 3], [4]]);
    expect(await withoutPagefind(() => index([[1, 2, 3], [4]]))).toEqual(first);
    const emptyCache = new DiskCache(join(cache.folder, 'new'));
    expect(await index([[1, 2, 3], [4]], emptyCache)).toEqual(first);
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

  test('are made again where the cache is damaged', async () => {
    const first = await index([[1, 2, 3]]);
    const [name = ''] = await readdir(cache.folder);
    const bytes = await readFile(join(cache.folder, name));
    bytes[bytes.length - 100] = (bytes.at(-100) ?? 0) ^ 1;
    await writeFile(join(cache.folder, name), bytes);
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
    const records = await writeText('[{"url":"articles/story-1/"}]');
    await expect(publishSearchIndexes([records], openSite(), cache)).rejects.toThrow(
      /^The search index could not be made: /,
    );
  });

  test('are reused where the site has them, and listed all the same', async () => {
    const records = await Promise.all([[1], [2]].map(writeRecords));
    const site = openSite();
    const made = new Map<string, readonly NamedFile[]>();
    const put: IndexedSite['put'] = (name, key, files) => {
      made.set(`${name} ${key}`, files);
      return site.put(name, key, files);
    };
    await publishSearchIndexes(records, { ...site, put }, cache);
    expect(made.size).toBe(2);

    const later = openSite();
    const reuse: IndexedSite['reuse'] = (name, key) => made.get(`${name} ${key}`);
    await withoutPagefind(() =>
      publishSearchIndexes(records, { ...later, reuse }, new DiskCache('/nowhere')),
    );
    const list = 'search/indexes.json';
    expect([...later.files]).toEqual([[list, site.files.get(list)]]);
  });
});
