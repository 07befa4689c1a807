import { workerData } from 'node:worker_threads';
import { SiteFiles } from './site-files.ts';

/** Two folders: that of a site, and that of the one whose files it reuses. */
export interface TransferOptions {
  to: string;
  from: string;
}

const { to, from } = workerData as TransferOptions;
const files = new SiteFiles(to);

export default function linkFiles(paths: readonly string[]): void {
  for (const path of paths) files.link(path, from);
}
