import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

/** Each has the code that it runs in memory for itself. */
const mostThreads = 4;

/** What waits for each thread: enough that it never waits itself, few enough that jobs do not fill the memory. */
const mostWaiting = 2;

/** V8 lets a heap without a near limit grow to four times what is in use; this is ten times what is. */
const resourceLimits = { maxOldGenerationSizeMb: 1024 };

interface Thread<Job, Result> {
  worker: Worker;
  waiting: { done: (result: Result) => void; fail: (error: unknown) => void }[];
  post: (job: Job) => void;
}

/**
 * Threads that do jobs side by side. The program gets a job as a message and answers it with a message;
 * each thread has its jobs done in the order in which it gets them.
 */
export class Threads<Job, Result> {
  readonly #threads: Thread<Job, Result>[];
  #whenFree: (() => void)[] = [];

  /**
   * @param setting what the program finds as its `workerData`.
   * @param most how many threads there are, however many processors.
   */
  constructor(program: URL, setting?: unknown, most = mostThreads) {
    const count = Math.min(availableParallelism(), most);
    this.#threads = Array.from({ length: count }, () => this.#open(program, setting));
  }

  /** Waits until there is a place for another job. */
  async waitForPlace(): Promise<void> {
    while (this.#findFreest().waiting.length >= mostWaiting) {
      await new Promise<void>((done) => {
        this.#whenFree.push(done);
      });
    }
  }

  /** @throws where the thread has ended. */
  run(job: Job): Promise<Result> {
    const { post, waiting } = this.#findFreest();
    return new Promise((done, fail) => {
      waiting.push({ done, fail });
      post(job);
    });
  }

  async close(): Promise<void> {
    await Promise.all(this.#threads.map(({ worker }) => worker.terminate()));
  }

  #findFreest(): Thread<Job, Result> {
    return this.#threads.reduce((best, thread) =>
      thread.waiting.length < best.waiting.length ? thread : best,
    );
  }

  #open(program: URL, setting: unknown): Thread<Job, Result> {
    const worker = new Worker(program, { workerData: setting, resourceLimits });
    const thread: Thread<Job, Result> = {
      worker,
      waiting: [],
      post: (job) => {
        worker.postMessage(job);
      },
    };
    const free = () => {
      for (const done of this.#whenFree.splice(0)) done();
    };
    worker.on('message', (result: Result) => {
      thread.waiting.shift()?.done(result);
      free();
    });
    const end = (error: unknown) => {
      const fail = (job: { fail: (error: unknown) => void }) => {
        job.fail(error);
      };
      thread.waiting.splice(0).forEach(fail);
      // Whoever asks it from now on is told at once.
      thread.post = () => {
        thread.waiting.splice(0).forEach(fail);
      };
      free();
    };
    worker.on('error', end);
    worker.on('exit', () => {
      end(new Error('A thread ended before its work was done.'));
    });
    return thread;
  }
}
