import { forEachConcurrently } from '../../lib/concurrency.ts';
import { openPool, threadCount, type WorkerPool } from '../../lib/worker-pool.ts';
import type { Bundle } from './bundle.ts';
import { PageMaker, type Batch, type MadePage } from './page-maker.ts';
import type { PrerenderApp } from './prerender-app.ts';

/** One batch in work and one waiting per thread. More would take memory: props are as large as their pages. */
const batchesAtOnce = 2 * threadCount;

/** Makes pages in this thread and, if there are many, in several other threads. */
export class PageFactory {
  readonly #bundle: Bundle;
  readonly #maker: PageMaker;
  #pool: WorkerPool<Batch, MadePage[]> | undefined;

  constructor(app: PrerenderApp, bundle: Bundle) {
    this.#bundle = bundle;
    this.#maker = new PageMaker(app, bundle.scripts);
  }

  /**
   * @param few up to about this number, making pages in this thread is faster than starting others. Pages of
   * routes without parameters must be among them: they read the content, which other threads do not have.
   * @param add is called with the pages of each batch.
   */
  async make(
    batches: AsyncGenerator<Batch>,
    few: number,
    add: (pages: readonly MadePage[]) => void,
  ): Promise<void> {
    for (let made = 0; made < few;) {
      const next = await batches.next();
      if (next.done) return;
      add(await this.#maker.makeBatch(next.value));
      made += next.value.pages.length;
    }
    await forEachConcurrently(batches, batchesAtOnce, async (batch) => {
      this.#pool ??= openPool(new URL('./page-worker.ts', import.meta.url), { workerData: this.#bundle });
      add(await this.#pool.run(batch));
    });
  }

  async close(): Promise<void> {
    await this.#pool?.destroy();
  }
}
