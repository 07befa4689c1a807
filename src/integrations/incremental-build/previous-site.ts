import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { addresses } from '../../lib/addresses.ts';
import { readJsonLines } from '../../lib/json-lines-cache.ts';
import { hasBytes, readState, type FileState, type SiteFile } from './site-files.ts';

/** The files made for one key: one for a page, several for a search index. */
export interface Output {
  key: string;
  files: readonly SiteFile[];
}

/** The first line of a record, then its outputs by name. */
export type RecordLine = [code: string] | [name: string, output: Output];

/** Changes with the form of the record. */
export const recordEdition = 'site record 2';

/** The site that the last build has published. */
export interface PreviousSite {
  root: string;
  /** The files that builds have made, by path; none without a record, or if it is that of another site. */
  files: ReadonlyMap<string, SiteFile> | undefined;
  /** Whether builds have made this folder at all: it has a record, be it damaged, or a ledger. */
  isMade: boolean;
  /** The files made for a key; none if one of them has changed. */
  find: (name: string, key: string) => Output | undefined;
  /** Whether a file is there with the bytes that a digest is of. */
  has: (path: string, digest: string) => boolean;
  /** The state of such a file when the site was opened. */
  getState: (path: string) => FileState | undefined;
}

export interface Trust {
  /** The digest of everything that an output depends on besides its key. Outputs of other code are not found. */
  code: string;
  /** Whether each file is read. Else a file of the same length, time and inode is the same file. */
  verifies?: boolean;
  /** Whether no output is found, so that everything is made again. */
  isForced?: boolean;
}

const ledgerName = addresses.permalinks('');

/** If more files than this have another time or inode, somebody has copied the site: their lengths must do. */
const mostRead = 1000;

/**
 * Opens the site of the last build.
 *
 * @param recordFile the outputs of that build. If it is absent or damaged, nothing is known of the site.
 */
export function openPreviousSite(
  root: string,
  recordFile: string,
  { code, verifies = false, isForced = false }: Trust,
): PreviousSite {
  const [first, ...lines] = readJsonLines(recordFile, recordEdition) as Iterable<RecordLine>;
  const outputs = new Map(lines as [string, Output][]);
  const all = [...outputs.values()].flatMap(({ files }) => files);
  const states = new Map(all.map(({ path }) => [path, readState(join(root, path))]));
  const judge = createJudge(root, all, states, verifies);
  // Somebody may have brought back an older record, or an older site.
  const ledger = all.find(({ path }) => path === ledgerName);
  const isOfSite = ledger === undefined || judge(ledger);
  const known = first && isOfSite ? new Map(all.map((file) => [file.path, file])) : undefined;
  return {
    root,
    files: known,
    isMade: [recordFile, join(root, ledgerName)].some((file) => existsSync(file)),
    has(path, digest) {
      const file = known?.get(path);
      return file?.digest === digest && judge(file);
    },
    getState: (path) => states.get(path),
    find(name, key) {
      const output = first?.[0] === code && !isForced ? outputs.get(name) : undefined;
      return output?.key === key && output.files.every(judge) ? output : undefined;
    },
  };
}

/** Judges whether a file has the bytes that a build gave it. Each file is read once at most. */
function createJudge(
  root: string,
  files: readonly SiteFile[],
  states: ReadonlyMap<string, FileState | undefined>,
  verifies: boolean,
): (file: SiteFile) => boolean {
  const sound = new Set<SiteFile>();
  const doubtful = new Set<SiteFile>();
  for (const file of files) {
    const present = states.get(file.path);
    if (present?.[0] !== file.state[0]) continue;
    if (!verifies && present.every((value, index) => value === file.state[index])) sound.add(file);
    else doubtful.add(file);
  }
  if (!verifies && doubtful.size > mostRead) return (file) => sound.has(file) || doubtful.has(file);
  return (file) => {
    if (doubtful.delete(file) && hasBytes(join(root, file.path), file.digest)) sound.add(file);
    return sound.has(file);
  };
}
