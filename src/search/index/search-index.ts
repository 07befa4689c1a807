import { availableParallelism } from 'node:os';
import { deserialize, serialize } from 'node:v8';
import { addresses } from '../../lib/addresses.ts';
import { digestCode, runtime } from '../../lib/code-digest.ts';
import { forEachConcurrently } from '../../lib/concurrency.ts';
import { createDigest } from '../../lib/digest.ts';
import { DiskCache } from '../../lib/disk-cache.ts';
import type { NamedFile } from '../../lib/named-file.ts';
import { makeIndex } from './made-index.ts';

/** A file with the records of the stories that one index is over: JSON, as the site’s build writes them. */
export interface RecordsFile {
  /** Absolute. */
  file: string;
  /** SHA-256 of its bytes, hexadecimal. */
  digest: string;
}

/** The site that the indexes are published in. */
export interface IndexedSite {
  /** Reuses the files that the last build made for a key; none where it has not. */
  reuse: (name: string, key: string) => readonly PublishedFile[] | undefined;
  /** Publishes files that were made for a key. */
  put: (name: string, key: string, files: readonly NamedFile[]) => readonly PublishedFile[];
  /** Publishes files that every build makes. */
  write: (files: readonly NamedFile[]) => void;
}

type PublishedFile = Pick<NamedFile, 'path'>;

/** Raised where the search index cannot be made; its message is all that whoever builds the site needs. */
class IndexingError extends Error {
  override name = 'IndexingError';

  constructor(cause: unknown) {
    super(`The search index could not be made: ${cause instanceof Error ? cause.message : String(cause)}`);
    this.stack = '';
  }
}

/** To make one, Pagefind takes some 300 MB for each thousand stories. */
const indexesAtOnce = Math.min(availableParallelism(), 4);

/** All that decides an index besides its records. */
const codePlaces = ['src/search/index', 'src/lib/digest.ts', 'package-lock.json'];

/** A published index is found in the published site; the cache serves where the code has changed. */
const twoDays = 2 * 24 * 60 * 60 * 1000;

/**
 * Publishes a search index for each file of records. An index has a folder, and so has the engine that
 * searches it, named by the digest of what is in it. A list names them all, that of the oldest stories
 * first; `search/browser/story-search.ts` reads it.
 *
 * @param records that of the oldest stories first.
 */
export async function publishSearchIndexes(
  records: readonly RecordsFile[],
  site: IndexedSite,
  cache = new DiskCache('search'),
): Promise<void> {
  const code = digestCode(codePlaces, runtime);
  const keys = records.map(({ digest }) => createDigest(code, digest));
  const published: IndexFolders[] = [];
  await forEachConcurrently(records.entries(), indexesAtOnce, async ([number, { file }]) => {
    const [name, key = ''] = [`search index ${String(number + 1)}`, keys[number]];
    const files = site.reuse(name, key) ?? site.put(name, key, await getIndex(key, file, cache));
    published[number] = findFolders(files);
  });
  const list = { engine: published[0]?.engine, indexes: published.map(({ index }) => index) };
  site.write([{ path: addresses.searchIndexes(''), content: Buffer.from(JSON.stringify(list)) }]);
  await cache.prune(new Set(keys), twoDays);
}

async function getIndex(key: string, recordsFile: string, cache: DiskCache): Promise<NamedFile[]> {
  const bytes = await cache
    .getOrMake(key, async () => serialize(await makeIndex(recordsFile)))
    .catch((error: unknown) => {
      throw new IndexingError(error);
    });
  const files = deserialize(bytes) as NamedFile[];
  return files.map(({ path, content }) => ({ path: `${addresses.search('')}${path}`, content }));
}

interface IndexFolders {
  index: string | undefined;
  engine: string | undefined;
}

function findFolders(files: readonly PublishedFile[]): IndexFolders {
  const folders = new Set(files.map(({ path }) => path.split('/').at(1)));
  const engine = [...folders].find((name) => name?.startsWith('engine-'));
  return { index: [...folders].find((name) => name !== engine), engine };
}
