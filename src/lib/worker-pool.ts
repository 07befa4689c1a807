import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';

/** How many threads a pool has as a rule; each has the code that it runs in memory for itself. */
export const threadCount = Math.min(availableParallelism(), 4);

/** V8 lets a heap without a near limit grow to four times what is in use; this is ten times what is. */
const resourceLimits = { maxOldGenerationSizeMb: 1024 };

/** Threads that do jobs side by side until `destroy`. Where one dies, the job that it has fails with its error. */
export type WorkerPool<Job, Result> = Pick<Piscina<Job, Result>, 'run' | 'destroy'>;

/**
 * Opens a pool whose threads have the default export of a module do one job at a time.
 *
 * @param workerData what the module finds under that name in `node:worker_threads`.
 */
export function openPool<Job, Result>(
  module: URL,
  { workerData, threads = threadCount }: { workerData?: unknown; threads?: number } = {},
): WorkerPool<Job, Result> {
  const pool = new Piscina<Job, Result>({
    filename: module.href,
    workerData,
    minThreads: threads,
    maxThreads: threads,
    resourceLimits,
  });
  // Of a thread without a job, in whose place there is another one.
  pool.on('error', () => undefined);
  return pool;
}
