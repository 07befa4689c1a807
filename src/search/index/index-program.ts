import { readFile } from 'node:fs/promises';
import { createIndex, type IndexFile } from 'pagefind';
import { createDigest } from '../../lib/digest.ts';
import type { NamedFile } from '../../lib/named-file.ts';
import { messageOf } from '../../lib/reported-error.ts';
import type { SearchRecord } from '../record.ts';

/** The message that this program sends to its parent process. */
export type IndexMessage = { files: NamedFile[] } | { error: string };

/** The part of Pagefind's `pagefind-entry.json` that we use. */
interface Entry {
  languages: Record<string, { wasm: string | null }>;
}

/**
 * The files of a search index, in folders named by a digest of their contents: one folder for the index, and
 * one for the engine, which all indexes share. Pagefind's user interfaces are left out.
 */
async function makeIndex(records: readonly SearchRecord[]): Promise<NamedFile[]> {
  const made = new Map((await runPagefind(records)).map(({ path, content }) => [path, content]));
  const entry = JSON.parse(Buffer.from(take(made, 'pagefind-entry.json')).toString('utf8')) as Entry;
  const languages = Object.values(entry.languages);

  const engine = ['pagefind.js', ...languages.map(({ wasm }) => nameWasm(wasm))].map((path) => ({
    path,
    content: take(made, path),
  }));
  const engineFolder = `engine-${nameFolder(engine)}`;
  // The browser adds `wasm.` before it, `.pagefind` after it, and the address of the index in front.
  for (const language of languages)
    language.wasm = `/../../${engineFolder}/wasm.${language.wasm ?? 'unknown'}`;

  const index = [
    { path: 'pagefind-entry.json', content: Buffer.from(JSON.stringify(entry)) },
    ...[...made]
      .filter(([path]) => /^(index|filter|fragment)\/|\.pf_meta$/.test(path))
      .map(([path, content]) => ({ path, content })),
  ].sort((a, b) => (a.path < b.path ? -1 : 1));
  return [...putInto(engineFolder, engine), ...putInto(nameFolder(index), index)];
}

async function runPagefind(records: readonly SearchRecord[]): Promise<IndexFile[]> {
  const { index, errors } = await createIndex();
  if (!index) throw new Error(errors.join('; '));
  const added = await Promise.all(records.map((record) => index.addCustomRecord(record)));
  const { files, errors: ofFiles } = await index.getFiles();
  const refused = [...added.flatMap((answer) => answer.errors), ...ofFiles];
  if (refused.length > 0) throw new Error(refused.join('; '));
  return files;
}

function nameWasm(language: string | null): string {
  return `wasm.${language ?? 'unknown'}.pagefind`;
}

function take(files: ReadonlyMap<string, Uint8Array>, path: string): Uint8Array {
  const content = files.get(path);
  if (!content) throw new Error(`Pagefind has not made ${path}.`);
  return content;
}

function nameFolder(files: readonly NamedFile[]): string {
  const list = JSON.stringify(files.map(({ path, content }) => [path, content.length]));
  const bytes = Buffer.concat([Buffer.from(`${list}\n`), ...files.map(({ content }) => content)]);
  return createDigest(bytes).slice(0, 16);
}

function putInto(folder: string, files: readonly NamedFile[]): NamedFile[] {
  return files.map(({ path, content }) => ({ path: `${folder}/${path}`, content }));
}

async function createMessage(recordsFile: string): Promise<IndexMessage> {
  try {
    const records = JSON.parse(await readFile(recordsFile, 'utf8')) as SearchRecord[];
    return { files: await makeIndex(records) };
  } catch (error) {
    return { error: messageOf(error) };
  }
}

process.send?.(await createMessage(process.argv[2] ?? ''));
