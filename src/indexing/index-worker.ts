import { parentPort, workerData } from 'node:worker_threads';
import { createIndex, type IndexFile } from 'pagefind';
import type { SearchRecord } from '../lib/search-record.ts';
import { packFiles } from './packed-files.ts';

/** What a browser needs of an index; the rest are user interfaces that this site does not use. */
const neededFiles =
  /^(pagefind\.js|pagefind-entry\.json|pagefind\.[^/]+\.pf_meta|wasm\.(?!unknown)[^/]+\.pagefind|(index|filter|fragment)\/[^/]+)$/;

/** The files of the index over stories, sorted by their names. */
async function makeIndex(records: readonly SearchRecord[]): Promise<IndexFile[]> {
  const { index, errors } = await createIndex();
  if (!index) throw new Error(errors.join('; '));
  const added = await Promise.all(records.map((record) => index.addCustomRecord(record)));
  const { files, errors: ofFiles } = await index.getFiles();
  const refused = [...added.flatMap((answer) => answer.errors), ...ofFiles];
  if (refused.length > 0) throw new Error(refused.join('; '));
  return files.filter(({ path }) => neededFiles.test(path)).sort((a, b) => (a.path < b.path ? -1 : 1));
}

const records = Buffer.from(workerData as Uint8Array).toString('utf8');
const files = makeIndex(JSON.parse(records) as SearchRecord[]);
void files.then((made) => {
  parentPort?.postMessage(packFiles(made));
});
