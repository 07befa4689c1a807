import { availableParallelism } from 'node:os';
import { deserialize, serialize } from 'node:v8';
import { addresses } from '../../lib/addresses.ts';
import { digestCode, runtime } from '../../lib/code-digest.ts';
import { forEachConcurrently } from '../../lib/concurrency.ts';
import { createDigest } from '../../lib/digest.ts';
import { DiskCache } from '../../lib/disk-cache.ts';
import type { NamedFile } from '../../lib/named-file.ts';
import { makeIndex } from './made-index.ts';
import { messageOf, ReportedError } from '../../lib/reported-error.ts';

/** A JSON file with the records of one index, written by the site's build. */
export interface RecordsFile {
  /** The absolute path. */
  file: string;
  /** SHA-256 of its bytes, hexadecimal. */
  digest: string;
}

/** The site that the indexes are published in. */
export interface IndexedSite {
  /** Reuses the files that the last build made for a key; none if there are no such files. */
  reuse: (name: string, key: string) => readonly PublishedFile[] | undefined;
  /** Publishes files that were made for a key. */
  put: (name: string, key: string, files: readonly NamedFile[]) => readonly PublishedFile[];
  /** Publishes files that every build makes again. */
  write: (files: readonly NamedFile[]) => void;
}

type PublishedFile = Pick<NamedFile, 'path'>;

/** While it makes an index, Pagefind needs about 300 MB of memory per thousand articles. */
const indexesAtOnce = Math.min(availableParallelism(), 4);

/** Everything that an index depends on besides its records. */
const codePlaces = ['src/search/index', 'src/lib/digest.ts', 'package-lock.json'];

/** The published site is the first place to look for an index; the cache is for builds after a code change. */
const twoDays = 2 * 24 * 60 * 60 * 1000;

/**
 * Publishes a search index for each file of records. The index and the engine that searches it each have a
 * folder, named by the digest of its contents. A list names all indexes, oldest articles first;
 * `search/browser/article-search.ts` reads it.
 *
 * @param records the file with the oldest articles first.
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

/** The route of the records: its pages are made, and the indexes are published instead of them. */
export const searchRecordsRoute = {
  component: 'src/pages/search/records/[number].json.ts',
  publish: (records: readonly RecordsFile[], site: IndexedSite) => publishSearchIndexes(records, site),
};

async function getIndex(key: string, recordsFile: string, cache: DiskCache): Promise<NamedFile[]> {
  const bytes = await cache
    .getOrMake(key, async () => serialize(await makeIndex(recordsFile)))
    .catch((error: unknown) => {
      throw new ReportedError(`The search index could not be made: ${messageOf(error)}`);
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
