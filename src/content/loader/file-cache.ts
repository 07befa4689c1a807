import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createDigest } from '../../lib/digest.ts';

/** The result of checking a file, and the digest of the file's name and bytes. */
interface CheckedFile<Result> {
  digest: string;
  result: Result;
}

/** Results of checking files. Only files that have changed are opened, and only new bytes are checked. */
export class FileCache<Result> {
  /** By the digest of a file's name and bytes. */
  readonly results = new Map<string, Result>();
  /** Whether results came or went. */
  isChanged = false;
  readonly #files = new Map<string, { state: string | undefined; checked?: CheckedFile<Result> }>();
  readonly #used = new Set<string>();

  /** @param name of the file, relative to the folder. */
  async get(
    directory: string,
    name: string,
    check: (bytes: Buffer) => Promise<Result>,
  ): Promise<CheckedFile<Result>> {
    const path = join(directory, name);
    const state = readState(path);
    let file = this.#files.get(path);
    if (!file?.checked || file.state !== state) {
      // The state is from before the reading: a file that changes meanwhile is opened again.
      file = { state };
      this.#files.set(path, file);
      const bytes = await readFile(path);
      const digest = createDigest(name, bytes);
      this.isChanged ||= !this.results.has(digest);
      const result = this.results.get(digest) ?? (await check(bytes));
      this.results.set(digest, result);
      file.checked = { digest, result };
    }
    this.#used.add(file.checked.digest);
    return file.checked;
  }

  /** Has a file opened again. A change may leave its state alone: some file systems keep times in seconds. */
  delete(path: string): void {
    this.#files.delete(path);
  }

  /** Deletes the results that were not asked for since it was last called. */
  prune(): void {
    for (const digest of this.results.keys()) {
      if (this.#used.has(digest)) continue;
      this.results.delete(digest);
      this.isChanged = true;
    }
    this.#used.clear();
  }
}

/** Differs after each write. */
function readState(path: string): string | undefined {
  const stats = statSync(path, { throwIfNoEntry: false, bigint: true });
  return stats && [stats.dev, stats.ino, stats.size, stats.mtimeNs, stats.ctimeNs].join(' ');
}
