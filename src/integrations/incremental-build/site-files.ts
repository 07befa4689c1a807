import { copyFileSync, linkSync, lstatSync, mkdirSync, writeFileSync } from 'node:fs';
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

/** Shows without reading a file whether it has changed: length, times in milliseconds, inode. */
type FileState = [size: number, modified: number, changed: number, inode: number];

/**
 * The folder of a site in progress. All operations are synchronous: a site has tens of thousands of small
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
    writeFileSync(this.#prepare(path), bytes, { flag: 'wx' });
  }

  /** Adds a hard link to a file of another site, or a copy if the file system has no hard links. */
  link(path: string, from: string): void {
    const target = this.#prepare(path);
    try {
      linkSync(join(from, path), target);
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'EEXIST') throw error;
      copyFileSync(join(from, path), target);
    }
  }

  #prepare(path: string): string {
    const target = join(this.#root, path);
    const folder = dirname(target);
    if (!this.#folders.has(folder)) mkdirSync(folder, { recursive: true });
    this.#folders.add(folder);
    return target;
  }
}

export function describeFile(path: string, bytes: Uint8Array): MadeFile {
  return { path, digest: createDigest(bytes) };
}

/** The state of a file; none if it does not exist, or is a folder or a link. */
export function readState(file: string): FileState | undefined {
  try {
    const stats = lstatSync(file, { throwIfNoEntry: false });
    return stats?.isFile() ? [stats.size, stats.mtimeMs, stats.ctimeMs, stats.ino] : undefined;
  } catch {
    // Its parent is a file, or a folder without access.
    return undefined;
  }
}
