import { statSync } from 'node:fs';

/** What was found in files that are read again and again, for as long as they stay as they were. */
export class KnownFiles<Facts> {
  readonly #known = new Map<string, { state: string | undefined; facts?: Facts }>();

  /** What is known of a file, else what its examination finds. */
  async read(path: string, examine: () => Promise<Facts>): Promise<Facts> {
    const state = readState(path);
    const known = this.#known.get(path);
    if (known?.facts !== undefined && known.state === state) return known.facts;
    // Before the examination: what is found of a file that changes meanwhile is not kept.
    const found: { state: string | undefined; facts?: Facts } = { state };
    this.#known.set(path, found);
    found.facts = await examine();
    return found.facts;
  }

  /** Has a file examined at the next time. Some file systems count time so coarsely that a change leaves its state alone. */
  forget(path: string): void {
    this.#known.delete(path);
  }
}

/** What changes when a file is written. */
function readState(path: string): string | undefined {
  const stats = statSync(path, { throwIfNoEntry: false, bigint: true });
  return stats && [stats.dev, stats.ino, stats.size, stats.mtimeNs, stats.ctimeNs].join(' ');
}
