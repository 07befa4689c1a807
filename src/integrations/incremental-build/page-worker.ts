import { workerData } from 'node:worker_threads';
import type { Bundle } from './bundle.ts';
import { PageMaker, type Batch, type MadePage } from './page-maker.ts';
import { PrerenderApp } from './prerender-app.ts';

const bundle = workerData as Bundle;
const maker = new PageMaker(await PrerenderApp.open(bundle), bundle.scripts);

export default function makeBatch(batch: Batch): Promise<MadePage[]> {
  return maker.makeBatch(batch);
}
