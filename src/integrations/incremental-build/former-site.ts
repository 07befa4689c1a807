import { createDigest } from '../../lib/digest.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readState } from './site-files.ts';
import { readSiteRecord, type Output, type SiteFile } from './site-record.ts';

/** What the last build left, as far as it can serve again. */
export interface FormerSite {
  root: string;
  /** What was made for a key; none where a file is no longer what it was. */
  find: (name: string, key: string) => Output | undefined;
}

/**
 * Opens the site of the last build.
 *
 * @param recordFile says what is in it.
 * @param code the digest of all that decides an output besides its key.
 */
export function openFormerSite(root: string, recordFile: string, code: string): FormerSite {
  const outputs = readSiteRecord(recordFile, code);
  // At once, for this build will give the files second names, by which their states change.
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

/** A folder that was copied, or unpacked elsewhere, has other times and the same bytes. */
function hasSameBytes({ path, digest, state: [size] }: SiteFile, root: string): boolean {
  const place = join(root, path);
  const present = readState(place);
  try {
    return present?.[0] === size && createDigest(readFileSync(place)) === digest;
  } catch {
    return false;
  }
}
