import { lstatSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createDigest } from '../../lib/digest.ts';

export interface MadeFile {
  /** Relative to the site, with `/`. */
  path: string;
  /** SHA-256 of its bytes, hexadecimal. */
  digest: string;
}

/** A file of a complete site, in the state after its build. */
export interface SiteFile extends MadeFile {
  state: FileState;
}

/** Shows without reading a file whether it has changed: length, time in milliseconds, inode. Renaming keeps all three. */
export type FileState = [size: number, modified: number, inode: number];

/**
 * A folder that files are written to. All operations are synchronous: a site has tens of thousands of small
 * files, and awaiting a promise for each takes longer than writing it.
 */
export class SiteFiles {
  readonly #root: string;
  readonly #folders = new Set<string>();

  constructor(root: string) {
    this.#root = root;
  }

  /** @throws if the file already exists, because it would be lost. */
  write(path: string, bytes: Uint8Array): void {
    const file = join(this.#root, path);
    const folder = dirname(file);
    if (!this.#folders.has(folder)) mkdirSync(folder, { recursive: true });
    this.#folders.add(folder);
    writeFileSync(file, bytes, { flag: 'wx' });
  }
}

export function describeFile(path: string, bytes: Uint8Array): MadeFile {
  return { path, digest: createDigest(bytes) };
}

/** The state of a file; none if it does not exist, or is a folder or a link. */
export function readState(file: string): FileState | undefined {
  try {
    const stats = lstatSync(file, { throwIfNoEntry: false });
    return stats?.isFile() ? [stats.size, stats.mtimeMs, stats.ino] : undefined;
  } catch {
    // Its parent is a file, or a folder without access.
    return undefined;
  }
}
