import { openPool, type WorkerPool } from '../../lib/worker-pool.ts';
import type { SiteFiles } from './site-files.ts';
import type { TransferOptions } from './transfer-worker.ts';

/** Up to this number, linking in this thread is faster than starting a worker. */
const batchSize = 1000;

/** Links the files that a site reuses from another one; many of them in a worker, while pages are made. */
export class FileTransfer {
  readonly #files: SiteFiles;
  readonly #sites: TransferOptions;
  #waiting: string[] = [];
  #pool: WorkerPool<string[], void> | undefined;
  readonly #work: Promise<void>[] = [];

  /** @param files the files of the site that reuses others. */
  constructor(files: SiteFiles, sites: TransferOptions) {
    this.#files = files;
    this.#sites = sites;
  }

  /** Links a file; the link exists at the latest when {@link complete} has finished. */
  take(path: string): void {
    this.#waiting.push(path);
    if (this.#waiting.length >= batchSize) this.#send();
  }

  /** @throws if a file could not be linked. */
  async complete(): Promise<void> {
    try {
      if (this.#pool) this.#send();
      else for (const path of this.#waiting) this.#files.link(path, this.#sites.from);
      await Promise.all(this.#work);
    } finally {
      await this.#pool?.destroy();
    }
  }

  #send(): void {
    this.#pool ??= openPool(new URL('./transfer-worker.ts', import.meta.url), {
      workerData: this.#sites,
      threads: 1,
    });
    const work = this.#pool.run(this.#waiting);
    // `complete` reports errors.
    work.catch(() => undefined);
    this.#work.push(work);
    this.#waiting = [];
  }
}
