import { workerData } from 'node:worker_threads';
import { PageMaker, type Batch, type MadePage, type PageSetting, type PrerenderApp } from './page-maker.ts';

/** What a thread must know before it can make a page; all of it can be sent. */
export interface WorkerOptions extends PageSetting {
  /** The address of the module that Astro has built to make pages with. */
  entry: string;
  /** What Astro knows of each kind of page: its styles. */
  pages: ReadonlyMap<string, object>;
}

interface WorkerApp extends PrerenderApp {
  setInternals: (internals: { pagesByKeys: ReadonlyMap<string, object> }) => void;
  setOptions: (options: object) => void;
}

const { entry, pages, ...setting } = workerData as WorkerOptions;
const { app } = (await import(entry)) as { app: WorkerApp };
app.setInternals({ pagesByKeys: pages });
// What is wrong with a page fails the build with an error; Astro’s remarks on the way are the main thread’s.
app.setOptions({
  settings: { scripts: [] },
  logger: { options: { destination: { write: () => undefined } } },
});
const maker = new PageMaker(app, setting);

export default function makeBatch(batch: Batch): Promise<MadePage[]> {
  return maker.makeBatch(batch);
}
