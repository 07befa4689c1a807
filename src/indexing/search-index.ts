import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { forgetUnused, recallFile, rememberFile } from '../data/remembered-files.ts';
import { addresses } from '../lib/addresses.ts';
import { createDigest } from '../loader/digest.ts';
import { makeIndex } from './made-index.ts';
import { unpackFiles, type NamedFile } from './packed-files.ts';

/** What was done for the search of a site. */
export interface IndexingReport {
  indexes: number;
  /** Those that no earlier build had made of the same stories. */
  made: number;
}

const siteMemory = resolve('node_modules/.cache/newsroom/search');

/** To make one, Pagefind takes some 300 MB for each thousand stories. */
const mostAtOnce = 4;

/**
 * Makes the search indexes of a built site from the records among its files, and takes those away. Each
 * index has a folder, and so has the engine that searches them, named by the digest of what is in it; a
 * list names them, the index of the oldest stories first.
 *
 * @param site the folder that the site has been built into.
 * @param memoryFolder where indexes are remembered by the records that they were made from.
 */
export async function publishSearchIndexes(site: string, memoryFolder = siteMemory): Promise<IndexingReport> {
  const recordsFolder = join(site, addresses.searchRecords(''));
  const list = join(site, addresses.searchIndexes(''));
  const files = await listRecordFiles(recordsFolder);
  const method = await digestMethod();
  const indexes = new Array<PublishedIndex>(files.length);

  const pending = files.entries();
  const work = async () => {
    for (const [position, file] of pending) {
      const records = await readFile(file);
      const key = createDigest(method, records);
      const recalled = await recallFile(memoryFolder, key);
      const pack = recalled ?? (await makeIndex(records));
      if (!recalled) await rememberFile(memoryFolder, key, pack);
      const files = unpackFiles(pack);
      await writeFiles(dirname(list), files);
      indexes[position] = { ...findFolders(files), key, isMade: !recalled };
    }
  };
  const atOnce = Math.min(availableParallelism(), mostAtOnce);
  await Promise.all(Array.from({ length: atOnce }, work));

  await rm(recordsFolder, { recursive: true, force: true });
  await mkdir(dirname(list), { recursive: true });
  await writeFile(list, formatList(indexes));
  await forgetUnused(memoryFolder, new Set(indexes.map(({ key }) => key)));
  return { indexes: indexes.length, made: indexes.filter(({ isMade }) => isMade).length };
}

interface PublishedIndex {
  /** The folder of the index, and that of what searches it. */
  folder: string;
  engine: string;
  /** In the memory. */
  key: string;
  isMade: boolean;
}

/** In the order of their numbers. */
async function listRecordFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names
    .sort((a, b) => Number(basename(a, '.json')) - Number(basename(b, '.json')))
    .map((name) => join(folder, name));
}

/** All that decides an index besides the records: this code, and the lock file, which says which Pagefind. */
async function digestMethod(): Promise<string> {
  const own = import.meta.dirname;
  const files = (await readdir(own)).sort().map((name) => join(own, name));
  files.push(resolve(own, '../../package-lock.json'));
  return createDigest(...(await Promise.all(files.map((file) => readFile(file)))));
}

async function writeFiles(folder: string, files: readonly NamedFile[]): Promise<void> {
  const folders = new Set(files.map(({ path }) => dirname(join(folder, path))));
  for (const each of folders) await mkdir(each, { recursive: true });
  for (const { path, content } of files) await writeFile(join(folder, path), content);
}

function findFolders(files: readonly NamedFile[]): Pick<PublishedIndex, 'folder' | 'engine'> {
  const folders = new Set(files.map(({ path }) => path.slice(0, path.indexOf('/'))));
  const engine = [...folders].find((name) => name.startsWith('engine-')) ?? '';
  const folder = [...folders].find((name) => name !== engine) ?? '';
  return { folder, engine };
}

/** What `src/search/story-search.ts` reads. */
function formatList(indexes: readonly PublishedIndex[]): string {
  return JSON.stringify({ engine: indexes[0]?.engine, indexes: indexes.map(({ folder }) => folder) });
}
