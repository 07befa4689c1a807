import { join } from 'node:path';
import { countOf } from '../../lib/text.ts';
import { formatHostFiles } from '../hosting/host-files.ts';
import { listStyles } from '../hosting/known-code.ts';
import type { Bundle } from './bundle.ts';
import { takeLock } from './build-lock.ts';
import { beginSite } from './next-site.ts';
import { findBatches } from './page-batches.ts';
import type { MadePage } from './page-maker.ts';
import { PageFactory } from './page-factory.ts';
import { PrerenderApp } from './prerender-app.ts';
import type { Progress } from './progress.ts';
import type { SiteAssembly } from './site-assembly.ts';
import { locatePlaces } from './site-places.ts';

/** A route whose pages are made and reused like all others but not published; other files need them. */
export interface PrivateRoute {
  /** The route’s file, relative to the project. */
  component: string;
  /** @param files those of the route’s pages, in the order of its paths. */
  publish: (files: readonly PrivateFile[], site: SiteAssembly) => Promise<void>;
}

export interface PrivateFile {
  /** The absolute path. */
  file: string;
  /** SHA-256 of its bytes, hexadecimal. */
  digest: string;
}

export interface BuildOptions {
  /** The absolute path of the folder of the published site. */
  outDir: string;
  /** Whether each file of the published site is read, to see if it is as it was made. */
  verifies: boolean;
  /** Whether everything is made again. */
  isForced: boolean;
  privateRoute: PrivateRoute;
  progress: Progress;
}

/** Up to about this number, pages are made faster here than threads start. Those without parameters come first. */
const fewPages = 100;

/** Large enough that messages cost little, small enough that all threads finish at about the same time. */
const batchSize = 16;

/** Waits for another build of the same site. The lock is released when this process ends. */
export async function lockSite(outDir: string): Promise<void> {
  await takeLock(join(locatePlaces(outDir).work, 'lock'), (message) => {
    console.log(message);
  });
}

/**
 * Makes what is new or changed of the site of the loaded content, beside the published site, and puts it in
 * place when all is there.
 *
 * @returns what it did, in one line.
 */
export async function buildSite(
  bundle: Bundle,
  { outDir, verifies, isForced, privateRoute, progress }: BuildOptions,
): Promise<string> {
  progress.begin('pages');
  const places = locatePlaces(outDir);
  const trust = { code: bundle.code, verifies, isForced };
  const site = beginSite(places, trust);
  // Unpublished pages are kept like a second site, which is not served.
  const privatePlaces = locatePlaces(join(places.work, 'private'));
  const privateSite = beginSite(privatePlaces, trust, true);
  const app = await PrerenderApp.open(bundle);
  const factory = new PageFactory(app, bundle);
  const isPrivate = (component: string) => component === privateRoute.component;
  const add = (assembly: SiteAssembly) => (pages: readonly MadePage[]) => {
    for (const { pathname, key, file } of pages) assembly.add(pathname, key, [file]);
    progress.report((assembly.counts.made + assembly.counts.unchanged).toLocaleString('en-GB'));
  };
  const { assembly } = site;
  try {
    // An unpublished page is as large as hundreds of others.
    await factory.make(findBatches(app, privateSite.assembly, isPrivate, 1), 1, add(privateSite.assembly));
    privateSite.publish();
    const files = privateSite.assembly
      .listFiles()
      .map(({ path, digest }) => ({ file: join(privatePlaces.published, path), digest }));
    const pages = findBatches(app, assembly, (component) => !isPrivate(component), batchSize);
    // Other processes make what is published of the private pages, at the same time.
    await Promise.all([
      privateRoute.publish(files, assembly),
      factory.make(pages, fewPages, add(assembly)).then(() => {
        progress.begin('search');
      }),
    ]);
  } finally {
    await factory.close();
  }

  progress.begin('publishing');
  for (const folder of ['public', bundle.assets]) assembly.writeFolder(folder);
  const code = { scripts: new Set(bundle.scripts), styles: listStyles(Object.values(bundle.pageKinds)) };
  assembly.write(formatHostFiles(code, bundle.siteUrl));
  const removed = site.publish();
  const { made, unchanged } = assembly.counts;
  return `${String(made)} made, ${String(unchanged)} unchanged, ${countOf(removed, 'file')} removed, in ${progress.end()}`;
}
