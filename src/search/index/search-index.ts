import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { forgetUnused, recallFile, rememberFile } from '../../lib/disk-cache.ts';
import { addresses } from '../../lib/addresses.ts';
import { digestCode, runtime } from '../../lib/code-digest.ts';
import { createDigest } from '../../lib/digest.ts';
import { makeIndex } from './made-index.ts';
import { unpackFiles, type NamedFile } from './packed-files.ts';

/** What the index over some stories is made of and what it is. */
export interface IndexedRecords {
  /** The digest of the records. */
  material: string;
  /** The paths of its files, relative to the site. */
  paths: readonly string[];
}

/** Raised where the search index cannot be made; its message is all that whoever builds the site needs. */
class IndexingError extends Error {
  override name = 'IndexingError';

  constructor(cause: unknown) {
    super(`The search index could not be made: ${cause instanceof Error ? cause.message : String(cause)}`);
    this.stack = '';
  }
}

const siteMemory = resolve('node_modules/.cache/newsroom/search');

/** To make one, Pagefind takes some 300 MB for each thousand stories. */
const atOnce = Math.min(availableParallelism(), 4);

/** A published index is found in the published site; what is remembered serves where all is made anew. */
const rest = 2 * 24 * 60 * 60 * 1000;

/**
 * Makes search indexes, each of the records of some stories. An index has a folder, and so has the engine
 * that searches it, named by the digest of what is in it; a list names them all.
 */
export class SearchIndexing {
  readonly component = 'src/pages/search/records/[number].json.ts';
  readonly #memoryFolder: string;
  readonly #queues = Array.from({ length: atOnce }, () => Promise.resolve());
  #asked = 0;
  #method: string | undefined;

  /** @param memoryFolder where indexes are remembered by the records that they were made of. */
  constructor(memoryFolder = siteMemory) {
    this.#memoryFolder = memoryFolder;
  }

  /**
   * The files of the index over stories.
   *
   * @param records JSON, as the site’s build writes them.
   */
  async make(records: Uint8Array): Promise<NamedFile[]> {
    const turn = this.#asked++ % atOnce;
    const pack = (this.#queues[turn] ?? Promise.resolve()).then(() => this.#recallOrMake(records));
    this.#queues[turn] = pack.then(
      () => undefined,
      () => undefined,
    );
    const files = unpackFiles(await pack);
    return files.map(({ path, content }) => ({ path: `${addresses.search('')}${path}`, content }));
  }

  /** The list of all indexes, that of the oldest stories first; `src/search/story-search.ts` reads it. */
  async conclude(indexes: readonly IndexedRecords[]): Promise<NamedFile[]> {
    const keys = indexes.map(({ material }) => this.#createKey(material));
    await forgetUnused(this.#memoryFolder, new Set(keys), rest);
    const folders = indexes.map(({ paths }) => findFolders(paths));
    const list = { engine: folders[0]?.engine, indexes: folders.map(({ index }) => index) };
    return [{ path: addresses.searchIndexes(''), content: Buffer.from(JSON.stringify(list)) }];
  }

  async #recallOrMake(records: Uint8Array): Promise<Uint8Array> {
    const key = this.#createKey(createDigest(records));
    const recalled = recallFile(this.#memoryFolder, key);
    if (recalled) return recalled;
    const pack = await makeIndex(records).catch((error: unknown) => {
      throw new IndexingError(error);
    });
    await rememberFile(this.#memoryFolder, key, pack);
    return pack;
  }

  #createKey(material: string): string {
    this.#method ??= digestCode(['src/search/index', 'package-lock.json'], runtime);
    return createDigest(this.#method, material);
  }
}

function findFolders(paths: readonly string[]): { index: string | undefined; engine: string | undefined } {
  const folders = new Set(paths.map((path) => path.split('/').at(1)));
  const engine = [...folders].find((name) => name?.startsWith('engine-'));
  return { index: [...folders].find((name) => name !== engine), engine };
}
