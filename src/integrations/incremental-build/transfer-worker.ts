import { parentPort, workerData } from 'node:worker_threads';
import { SiteFiles } from './site-files.ts';

/** Two folders: the site that takes files over, and the one that has them. */
export interface TransferOptions {
  to: string;
  from: string;
}

export interface TransferResult {
  error?: Error;
}

const { to, from } = workerData as TransferOptions;
const files = new SiteFiles(to);

function takeOver(paths: readonly string[]): TransferResult {
  try {
    for (const path of paths) files.takeOver(path, from);
    return {};
  } catch (error) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }
}

parentPort?.on('message', (paths: string[]) => {
  parentPort?.postMessage(takeOver(paths));
});
