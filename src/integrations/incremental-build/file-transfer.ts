import { Threads } from '../../lib/threads.ts';
import type { SiteFiles } from './site-files.ts';
import type { TransferOptions, TransferResult } from './transfer-worker.ts';

/** Up to this number files are taken over sooner than a thread has begun. */
const batchSize = 1000;

/** Takes files of one site over into another one; many of them in a thread, while pages are made. */
export class FileTransfer {
  readonly #files: SiteFiles;
  readonly #sites: TransferOptions;
  #waiting: string[] = [];
  #thread: Threads<string[], TransferResult> | undefined;
  readonly #work: Promise<TransferResult>[] = [];

  /** @param files the files of the site that takes over. */
  constructor(files: SiteFiles, sites: TransferOptions) {
    this.#files = files;
    this.#sites = sites;
  }

  /** Takes a file over, at the latest when {@link complete} is done. */
  take(path: string): void {
    this.#waiting.push(path);
    if (this.#waiting.length >= batchSize) this.#send();
  }

  /** @throws where a file could not be taken over. */
  async complete(): Promise<void> {
    try {
      if (this.#thread) this.#send();
      else for (const path of this.#waiting) this.#files.takeOver(path, this.#sites.from);
      for (const { error } of await Promise.all(this.#work)) if (error) throw error;
    } finally {
      await this.#thread?.close();
    }
  }

  #send(): void {
    this.#thread ??= new Threads(new URL('./transfer-worker.ts', import.meta.url), this.#sites, 1);
    const result = this.#thread.run(this.#waiting);
    // What fails is said by complete.
    result.catch(() => undefined);
    this.#work.push(result);
    this.#waiting = [];
  }
}
