import { copyFileSync, linkSync, lstatSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createDigest } from '../../lib/digest.ts';

/** A file that has just been made. */
export interface MadeFile {
  /** Relative to the site, with `/`. */
  path: string;
  /** SHA-256 of its bytes, hexadecimal. */
  digest: string;
}

/** A file of a site that is whole, as the build left it. */
export interface SiteFile extends MadeFile {
  state: FileState;
}

/** By this it is seen, without reading a file, that nobody has touched it: length, times in milliseconds, inode. */
type FileState = [size: number, modified: number, changed: number, inode: number];

/**
 * A folder that files of a site are put into. All of it is synchronous: a site has tens of thousands of
 * small files, and to wait for each by a promise takes longer than to write it.
 */
export class SiteFiles {
  readonly #root: string;
  readonly #folders = new Set<string>();

  constructor(root: string) {
    this.#root = root;
  }

  /** @throws where there is such a file already: it would be lost. */
  write(path: string, bytes: Uint8Array): void {
    writeFileSync(this.#prepare(path), bytes, { flag: 'wx' });
  }

  /** Gives a file of another site a second name here, a hard link, where the file system can, else copies it. */
  link(path: string, from: string): void {
    const place = this.#prepare(path);
    try {
      linkSync(join(from, path), place);
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'EEXIST') throw error;
      copyFileSync(join(from, path), place);
    }
  }

  /** Makes the folder of a file. */
  #prepare(path: string): string {
    const place = join(this.#root, path);
    const folder = dirname(place);
    if (!this.#folders.has(folder)) mkdirSync(folder, { recursive: true });
    this.#folders.add(folder);
    return place;
  }
}

/** What a site knows of a file. */
export function describeFile(path: string, bytes: Uint8Array): MadeFile {
  return { path, digest: createDigest(bytes) };
}

/** The state of a file; none where there is no such file, or it is a folder or a link. */
export function readState(place: string): FileState | undefined {
  try {
    const stats = lstatSync(place, { throwIfNoEntry: false });
    return stats?.isFile() ? [stats.size, stats.mtimeMs, stats.ctimeMs, stats.ino] : undefined;
  } catch {
    // What should be its folder is a file, or may not be entered.
    return undefined;
  }
}
