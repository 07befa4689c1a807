import { forEachConcurrently } from '../../lib/concurrency.ts';
import { openPool, threadCount } from '../../lib/worker-pool.ts';
import { findBatches, type Outputs } from './page-batches.ts';
import { PageMaker, type Batch, type MadePage } from './page-maker.ts';
import type { WorkerOptions } from './page-worker.ts';
import type { PrerenderApp } from './prerender-app.ts';

/**
 * Up to about this number, making pages in this thread is faster than starting workers. Pages of routes without
 * parameters come first and are always among them: they read the content, which workers do not have.
 */
const fewPages = 100;

/** One batch in work and one waiting per thread. More would take memory: props are as large as their pages. */
const batchesAtOnce = 2 * threadCount;

export interface MakingOptions extends WorkerOptions {
  /** The route whose pages are not published. */
  privateRoute: string;
  /** Called with the number of pages that are made or reused. */
  count: (pages: number) => void;
}

/** Makes pages: a few in this thread, many in several threads. */
export async function makePages(
  app: PrerenderApp,
  outputs: Outputs,
  { privateRoute, count, ...options }: MakingOptions,
): Promise<void> {
  const batches = findBatches(app, outputs, privateRoute);
  const maker = new PageMaker(app, options);
  for (let made = 0; made < fewPages;) {
    const { done, value: batch } = await batches.next();
    if (done) return;
    add(batch, await maker.makeBatch(batch));
    made += batch.pages.length;
  }
  const program = new URL('./page-worker.ts', import.meta.url);
  const pool = openPool<Batch, MadePage[]>(program, { workerData: options });
  try {
    await forEachConcurrently(batches, batchesAtOnce, async (batch) => {
      add(batch, await pool.run(batch));
    });
  } finally {
    await pool.destroy();
  }

  function add({ visibility }: Batch, pages: readonly MadePage[]): void {
    for (const { pathname, key, file } of pages) outputs[visibility].add(pathname, key, [file]);
    count(outputs.public.counts.made + outputs.public.counts.unchanged);
  }
}
