import { workerData } from 'node:worker_threads';
import { SiteFiles } from './site-files.ts';

/** The folder of a site, and the folder of the site whose files it reuses. */
export interface TransferOptions {
  to: string;
  from: string;
}

const { to, from } = workerData as TransferOptions;
const files = new SiteFiles(to);

export default function linkFiles(paths: readonly string[]): void {
  for (const path of paths) files.link(path, from);
}
