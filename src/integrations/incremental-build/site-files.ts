import { copyFileSync, linkSync, lstatSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { readPagePolicy } from '../hosting/page-policy.ts';
import { createDigest } from '../../lib/digest.ts';
import type { FileState, SiteFile } from './site-record.ts';

/** A file that has just been made; its state is taken when the site is whole. */
export type MadeFile = Omit<SiteFile, 'state'>;

/**
 * A folder that files of a site are put into. All of it is synchronous: a site has tens of thousands of
 * small files, and to wait for each by a promise takes longer than to write it.
 */
export class SiteFiles {
  readonly #root: string;
  readonly #folders: Set<string>;

  /** @param root a folder that is there. */
  constructor(root: string) {
    this.#root = resolve(root);
    this.#folders = new Set([this.#root]);
  }

  /** @throws where there is such a file already: it would be lost. */
  write(path: string, bytes: Uint8Array): void {
    writeFileSync(this.#prepare(path), bytes, { flag: 'wx' });
  }

  /** Takes a file over from another site: gives it a second name where the file system can, else copies it. */
  takeOver(path: string, from: string): void {
    const place = this.#prepare(path);
    try {
      linkSync(join(from, path), place);
    } catch (error) {
      if (isExisting(error)) throw error;
      copyFileSync(join(from, path), place);
    }
  }

  #prepare(path: string): string {
    const place = join(this.#root, path);
    this.#makeFolder(dirname(place));
    return place;
  }

  /** Asks for one folder at a time, since nearly all have one that is there already above them. */
  #makeFolder(folder: string): void {
    if (this.#folders.has(folder)) return;
    this.#makeFolder(dirname(folder));
    try {
      mkdirSync(folder);
    } catch (error) {
      // Another thread may have made it.
      if (!isExisting(error)) throw error;
    }
    this.#folders.add(folder);
  }
}

/** What a site knows of a file. */
export function describeFile(path: string, bytes: Uint8Array): MadeFile {
  const policy = path.endsWith('.html') ? readPagePolicy(bytes) : undefined;
  return { path, digest: createDigest(bytes), ...(policy === undefined ? {} : { policy }) };
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

function isExisting(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}
