import { checkArticleFile, type ArticleFile } from '../checks/article-file.ts';
import { openPool, type WorkerPool } from '../../lib/worker-pool.ts';

export interface CheckJob {
  file: string;
  bytes: Uint8Array;
}

/** Up to this number, checking in this thread is faster than starting a worker. */
const fewStories = 200;

/** Checks articles: a few in this thread, many in several threads. */
export class ArticleChecker {
  #count = 0;
  #pool: WorkerPool<CheckJob, ArticleFile> | undefined;

  async check(file: string, bytes: Uint8Array): Promise<ArticleFile> {
    this.#count += 1;
    if (this.#count <= fewStories) return checkArticleFile(file, bytes);
    this.#pool ??= openPool(new URL('./check-worker.ts', import.meta.url));
    return this.#pool.run({ file, bytes });
  }

  async close(): Promise<void> {
    await this.#pool?.destroy();
  }
}
