import { statSync } from 'node:fs';

/** Results of reading files, each kept while its file stays unchanged. */
export class FileCache<Result> {
  readonly #entries = new Map<string, { state: string | undefined; result?: Result }>();

  /** The kept result, else that of `read`. */
  async get(path: string, read: () => Promise<Result>): Promise<Result> {
    const state = readState(path);
    const kept = this.#entries.get(path);
    if (kept?.result !== undefined && kept.state === state) return kept.result;
    // The state is from before the reading: a file that changes meanwhile is read again.
    const entry: { state: string | undefined; result?: Result } = { state };
    this.#entries.set(path, entry);
    entry.result = await read();
    return entry.result;
  }

  /** For a change that may leave the state alone: some file systems keep times in steps of seconds. */
  delete(path: string): void {
    this.#entries.delete(path);
  }
}

/** Differs after each write. */
function readState(path: string): string | undefined {
  const stats = statSync(path, { throwIfNoEntry: false, bigint: true });
  return stats && [stats.dev, stats.ino, stats.size, stats.mtimeNs, stats.ctimeNs].join(' ');
}
