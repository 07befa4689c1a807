import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';

/** The default number of threads in a pool; each thread has its own copy of the code in memory. */
export const threadCount = Math.min(availableParallelism(), 4);

/**
 * Without a low limit V8 lets a heap grow to four times the used size; this is ten times the used size. Pages
 * are short-lived: with more space for what is new, less of it is copied.
 */
const resourceLimits = { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 64 };

/** Threads that run jobs in parallel until `destroy`. If a thread dies, its job fails with its error. */
export type WorkerPool<Job, Result> = Pick<Piscina<Job, Result>, 'run' | 'destroy'>;

/**
 * Opens a pool. Each thread runs the default export of a module for one job at a time.
 *
 * @param workerData the value that the module gets as `workerData` from `node:worker_threads`.
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
    // A thread that waits by Atomics can miss that it is terminated (Node 24.21): then `destroy` never ends.
    atomics: 'disabled',
  });
  // The error of a thread without a job; the pool has already replaced the thread.
  pool.on('error', () => undefined);
  return pool;
}
