import { workerData } from 'node:worker_threads';
import type { Bundle } from './bundle.ts';
import { PageMaker, type Batch, type MadePage, type PageSetting } from './page-maker.ts';
import { PrerenderApp } from './prerender-app.ts';

/** The data that a worker needs to make pages; it can be sent as a message. */
export interface WorkerOptions extends PageSetting {
  bundle: Bundle;
}

const { bundle, ...setting } = workerData as WorkerOptions;
const maker = new PageMaker(await PrerenderApp.open(bundle), setting);

export default function makeBatch(batch: Batch): Promise<MadePage[]> {
  return maker.makeBatch(batch);
}
