import { Worker } from 'node:worker_threads';

/**
 * Makes the search index over stories, in a thread of its own: each has a process of Pagefind’s to itself,
 * and where that dies, the thread ends, while Pagefind’s module would wait for it for ever.
 *
 * @param records JSON, as the site’s build writes them.
 * @returns the files of the index, packed.
 */
export function makeIndex(records: Uint8Array): Promise<Uint8Array> {
  return new Promise((done, fail) => {
    const worker = new Worker(new URL('./index-worker.ts', import.meta.url), {
      workerData: records,
      // What goes wrong is said once, by the error.
      stderr: true,
    });
    worker.once('message', done);
    worker.once('error', fail);
    worker.once('exit', () => {
      fail(new Error('Pagefind ended before it had made the index.'));
    });
  });
}
