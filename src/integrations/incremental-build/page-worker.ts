import { workerData } from 'node:worker_threads';
import { PageMaker, type Batch, type MadePage, type PageSetting, type PrerenderApp } from './page-maker.ts';

/** The data that a worker needs to make pages; it can be sent as a message. */
export interface WorkerOptions extends PageSetting {
  /** The address of the module that Astro has built for making pages. */
  entry: string;
  /** Astro's data about each kind of page: its styles. */
  pages: ReadonlyMap<string, object>;
}

interface WorkerApp extends PrerenderApp {
  setInternals: (internals: { pagesByKeys: ReadonlyMap<string, object> }) => void;
  setOptions: (options: object) => void;
}

const { entry, pages, ...setting } = workerData as WorkerOptions;
const { app } = (await import(entry)) as { app: WorkerApp };
app.setInternals({ pagesByKeys: pages });
// A problem of a page fails the build with an error. The main thread logs Astro's other messages.
app.setOptions({
  settings: { scripts: [] },
  logger: { options: { destination: { write: () => undefined } } },
});
const maker = new PageMaker(app, setting);

export default function makeBatch(batch: Batch): Promise<MadePage[]> {
  return maker.makeBatch(batch);
}
