import { parentPort, workerData } from 'node:worker_threads';
import { nameFile, PageMaker, type PageOrder, type PageSetting, type PrerenderApp } from './page-maker.ts';
import { describeFile, SiteFiles, type MadeFile } from './site-files.ts';

/** What a worker must know before it can make a page; all of it can be sent. */
export interface WorkerOptions extends PageSetting {
  /** The address of the module that Astro has built to make pages with. */
  entry: string;
  /** What Astro knows of each page: its styles. */
  pages: ReadonlyMap<string, object>;
  /** Where the site is being put together. */
  root: string;
}

/** Pages of one route. */
export interface Batch {
  /** The route’s place in the manifest. */
  route: number;
  orders: PageOrder[];
  /** Whether the bytes are wanted, and no file. */
  isMaterial: boolean;
}

/** For each order of a batch its file, or its bytes; or what kept them from being made. */
export type BatchResult = { made: (MadeFile | Uint8Array)[] } | { pathname: string; error: unknown };

interface WorkerApp extends PrerenderApp {
  setInternals: (internals: { pagesByKeys: ReadonlyMap<string, object> }) => void;
  setOptions: (options: object) => void;
}

const { entry, pages, root, ...setting } = workerData as WorkerOptions;
const { app } = (await import(entry)) as { app: WorkerApp };
app.setInternals({ pagesByKeys: pages });
// What is wrong with a page fails the build with an error; Astro’s remarks on the way are the main thread’s.
app.setOptions({
  settings: { scripts: [] },
  logger: { options: { destination: { write: () => undefined } } },
});
const maker = new PageMaker(app, setting);
const files = new SiteFiles(root);

async function makeBatch({ route: place, orders, isMaterial }: Batch): Promise<BatchResult> {
  const route = app.manifest.routes[place]?.routeData;
  const made = [];
  for (const order of orders) {
    try {
      if (!route) throw new Error(`There is no route ${String(place)}.`);
      const bytes = await maker.make(route, order);
      if (isMaterial) {
        made.push(bytes);
        continue;
      }
      const path = nameFile(route, order.pathname);
      files.write(path, bytes);
      made.push(describeFile(path, bytes));
    } catch (error) {
      return { pathname: order.pathname, error };
    }
  }
  return { made };
}

// One batch after the other: a page maker makes one page at a time.
let work = Promise.resolve();
parentPort?.on('message', (batch: Batch) => {
  work = work.then(async () => {
    parentPort?.postMessage(await makeBatch(batch));
  });
});
