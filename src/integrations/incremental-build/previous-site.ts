import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDigest } from '../../lib/digest.ts';
import { readJsonLines } from '../../lib/json-lines-cache.ts';
import { readState, type SiteFile } from './site-files.ts';

/** What was made for one key: a page is one file, a search index several. */
export interface Output {
  key: string;
  files: readonly SiteFile[];
}

/** What the last build left, as far as it can be reused. */
export interface PreviousSite {
  root: string;
  /** What was made for a key; none where a file is no longer what it was. */
  find: (name: string, key: string) => Output | undefined;
}

/**
 * Opens the site of the last build.
 *
 * @param recordFile its outputs by their names, as that build wrote them with `writeJsonLines`; without it,
 * or where it is damaged or of other code, nothing is found.
 * @param code the digest of all that decides an output besides its key.
 */
export function openPreviousSite(root: string, recordFile: string, code: string): PreviousSite {
  const outputs = new Map(readJsonLines(recordFile, code) as Iterable<[name: string, Output]>);
  // At once: a hard link, which this build will make of the file, changes its state.
  const untouched = new Set<SiteFile>();
  for (const { files } of outputs.values()) {
    for (const file of files) if (isUntouched(file, root)) untouched.add(file);
  }
  const isSound = (file: SiteFile) => untouched.has(file) || hasSameBytes(file, root);
  return {
    root,
    find(name, key) {
      const output = outputs.get(name);
      return output?.key === key && output.files.every(isSound) ? output : undefined;
    },
  };
}

function isUntouched({ path, state }: SiteFile, root: string): boolean {
  const present = readState(join(root, path));
  return present?.every((value, index) => value === state[index]) ?? false;
}

/** A site that was copied, or unpacked elsewhere, has other times and the same bytes. */
function hasSameBytes({ path, digest, state: [size] }: SiteFile, root: string): boolean {
  const place = join(root, path);
  const present = readState(place);
  try {
    return present?.[0] === size && createDigest(readFileSync(place)) === digest;
  } catch {
    return false;
  }
}
