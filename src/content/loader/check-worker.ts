import { parentPort } from 'node:worker_threads';
import { checkArticleFile } from '../checks/article-file.ts';
import type { CheckJob } from './article-checker.ts';

parentPort?.on('message', ({ file, bytes }: CheckJob) => {
  parentPort?.postMessage(checkArticleFile(file, bytes));
});
