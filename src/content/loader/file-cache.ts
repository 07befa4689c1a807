import { join } from 'node:path';
import { createDigest } from '../../lib/digest.ts';
import { readState, readWholeFile } from './file-reading.ts';

/** The result of checking a file, and the digest of the file's name and bytes. */
interface CheckedFile<Result> {
  digest: string;
  result: Result;
}

/** The results of checking files. Only changed files are opened, and only new bytes are checked. */
export class FileCache<Result> {
  /** By the digest of a file's name and bytes. */
  readonly results = new Map<string, Result>();
  isChanged = false;
  readonly #files = new Map<string, { state: string; checked?: CheckedFile<Result> }>();
  readonly #used = new Set<string>();

  /**
   * @param name of the file, relative to the folder.
   * @throws ReadingError
   */
  async get(
    directory: string,
    name: string,
    check: (bytes: Buffer) => Promise<Result>,
  ): Promise<CheckedFile<Result>> {
    const path = join(directory, name);
    let file = this.#files.get(path);
    if (!file?.checked || file.state !== readState(path)) {
      // Ten thousand promises would take longer than the reading.
      const { bytes, state } = readWholeFile(path);
      file = { state };
      this.#files.set(path, file);
      const digest = createDigest(name, bytes);
      this.isChanged ||= !this.results.has(digest);
      const result = this.results.get(digest) ?? (await check(bytes));
      this.results.set(digest, result);
      file.checked = { digest, result };
    }
    this.#used.add(file.checked.digest);
    return file.checked;
  }

  /** Forces a file to be opened again. Its state may hide a change: some file systems store whole seconds. */
  delete(path: string): void {
    this.#files.delete(path);
  }

  /** Deletes the results that were not requested since the last call. */
  prune(): void {
    for (const digest of this.results.keys()) {
      if (this.#used.has(digest)) continue;
      this.results.delete(digest);
      this.isChanged = true;
    }
    this.#used.clear();
  }
}
