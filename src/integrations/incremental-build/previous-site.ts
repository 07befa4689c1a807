import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDigest } from '../../lib/digest.ts';
import { readJsonLines } from '../../lib/json-lines-cache.ts';
import { readState, type SiteFile } from './site-files.ts';

/** The files made for one key: one for a page, several for a search index. */
export interface Output {
  key: string;
  files: readonly SiteFile[];
}

/** The reusable files of the last build. */
export interface PreviousSite {
  root: string;
  /** The files made for a key; none if one of them has changed. */
  find: (name: string, key: string) => Output | undefined;
}

/**
 * Opens the site of the last build.
 *
 * @param recordFile the outputs of that build by name, written by `writeJsonLines`. If it is absent, damaged or
 * written by other code, nothing is reused.
 * @param code the digest of everything that an output depends on besides its key.
 */
export function openPreviousSite(root: string, recordFile: string, code: string): PreviousSite {
  const outputs = new Map(readJsonLines(recordFile, code) as Iterable<[name: string, Output]>);
  // Read now: a hard link, which this build makes later, changes the state of the file.
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

/** A site that was copied or unpacked has different file times but the same bytes. */
function hasSameBytes({ path, digest, state: [size] }: SiteFile, root: string): boolean {
  const file = join(root, path);
  const present = readState(file);
  try {
    return present?.[0] === size && createDigest(readFileSync(file)) === digest;
  } catch {
    return false;
  }
}
