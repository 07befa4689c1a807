import { hash } from 'node:crypto';
import { lstatSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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
 * Where a file is until it is published. All are in one folder, which must exist: making ten thousand folders
 * takes as long as the files.
 *
 * @param path the file's path in the site.
 */
export function locateStaged(folder: string, path: string): string {
  return join(folder, hash('sha256', path));
}

/** @throws if the file already exists, because it would be lost. */
export function stageFile(folder: string, path: string, bytes: Uint8Array): void {
  writeFileSync(locateStaged(folder, path), bytes, { flag: 'wx' });
}

export function describeFile(path: string, bytes: Uint8Array): MadeFile {
  return { path, digest: createDigest(bytes) };
}

/** Whether a file is there with the bytes that a digest is of. */
export function hasBytes(file: string, digest: string | undefined): boolean {
  try {
    return createDigest(readFileSync(file)) === digest;
  } catch {
    return false;
  }
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
