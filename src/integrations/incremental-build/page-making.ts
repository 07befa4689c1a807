import { forEachConcurrently } from '../../lib/concurrency.ts';
import { openPool, threadCount } from '../../lib/worker-pool.ts';
import type { Outputs } from './page-batches.ts';
import { PageMaker, type Batch, type MadePage, type PrerenderApp } from './page-maker.ts';
import type { WorkerOptions } from './page-worker.ts';

/** Up to this number, making pages in this thread is faster than starting workers. */
const fewPages = 100;

/** One batch in work and one waiting per thread. More would take memory: props are as large as their pages. */
const batchesAtOnce = 2 * threadCount;

/** Makes pages: a few in this thread, many in several threads. */
export async function makePages(
  batches: AsyncIterableIterator<Batch>,
  app: PrerenderApp,
  outputs: Outputs,
  options: WorkerOptions,
): Promise<void> {
  const first = await takeFirst(batches);
  if (countPages(first) <= fewPages) {
    const maker = new PageMaker(app, options);
    for (const batch of first) add(batch, await maker.makeBatch(batch));
    return;
  }
  const program = new URL('./page-worker.ts', import.meta.url);
  const pool = openPool<Batch, MadePage[]>(program, { workerData: options });
  try {
    await forEachConcurrently(concatenate(first, batches), batchesAtOnce, async (batch) => {
      add(batch, await pool.run(batch));
    });
  } finally {
    await pool.destroy();
  }

  function add({ visibility }: Batch, pages: readonly MadePage[]): void {
    for (const { pathname, key, file } of pages) outputs[visibility].add(pathname, key, [file]);
  }
}

/** The first batches: enough to decide whether workers are needed. */
async function takeFirst(batches: AsyncIterator<Batch>): Promise<Batch[]> {
  const first: Batch[] = [];
  for (let next = await batches.next(); !next.done; next = await batches.next()) {
    first.push(next.value);
    if (countPages(first) > fewPages) break;
  }
  return first;
}

function countPages(batches: readonly Batch[]): number {
  return batches.reduce((count, { pages }) => count + pages.length, 0);
}

async function* concatenate(first: readonly Batch[], rest: AsyncIterable<Batch>): AsyncGenerator<Batch> {
  yield* first;
  yield* rest;
}
