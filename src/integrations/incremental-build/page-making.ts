import { forEachConcurrently } from '../../lib/concurrency.ts';
import { openPool, threadCount } from '../../lib/worker-pool.ts';
import type { Outputs } from './page-batches.ts';
import { PageMaker, type Batch, type MadePage, type PrerenderApp } from './page-maker.ts';
import type { WorkerOptions } from './page-worker.ts';

/** Up to this number pages are made sooner than a thread has read the code. */
const fewPages = 100;

/** For each thread one that is made and one that waits: props are as large as their pages. */
const batchesAtOnce = 2 * threadCount;

/** Makes pages: few of them in this thread, many in several. */
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

/** The first batches: enough to tell whether there are more than few pages. */
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
