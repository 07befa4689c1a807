import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { deserialize } from 'node:v8';
import { addresses } from '../../lib/addresses.ts';
import type { NamedFile } from '../../lib/named-file.ts';
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
import type { MadeFile } from './site-files.ts';
import { locatePlaces } from './site-places.ts';

/**
 * The route that answers with several files at once, serialized by `node:v8` as `NamedFile[]`. Its pages are made
 * and reused like all others, but these files are published in their place, and a list of the first of each.
 */
const packageRoute = 'src/pages/search/indexes/[number].ts';
const packageList = addresses.searchIndexes('');

export interface BuildOptions {
  /** The absolute path of the folder of the published site. */
  outDir: string;
  /** Whether each file of the published site is read, to see if it is as it was made. */
  verifies: boolean;
  /** Whether everything is made again. */
  isForced: boolean;
  /** Whether many of the published addresses may go. */
  allowsRemovals: boolean;
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
  { outDir, verifies, isForced, allowsRemovals, progress }: BuildOptions,
): Promise<string> {
  progress.begin('search');
  const places = locatePlaces(outDir);
  const trust = { code: bundle.code, verifies, isForced };
  const site = beginSite(places, trust, { allowsRemovals });
  // Packages are kept like a second site, which is not served.
  const packagePlaces = locatePlaces(join(places.work, 'private'));
  const packages = beginSite(packagePlaces, trust, { ownsFolder: true });
  const app = await PrerenderApp.open(bundle);
  const factory = new PageFactory(app, bundle);
  const isPackage = (component: string) => component === packageRoute;
  const add = (assembly: SiteAssembly) => (pages: readonly MadePage[]) => {
    for (const { pathname, key, file } of pages) assembly.add(pathname, key, [file]);
    progress.report((assembly.counts.made + assembly.counts.unchanged).toLocaleString('en-GB'));
  };
  const { assembly } = site;
  try {
    // A package takes as long as hundreds of pages.
    await factory.make(findBatches(app, packages.assembly, isPackage, 1), 1, add(packages.assembly));
    packages.publish();
    publishPackages(packages.assembly.listFiles(), packagePlaces.published, assembly);
    progress.begin('pages');
    const pages = findBatches(app, assembly, (component) => !isPackage(component), batchSize);
    await factory.make(pages, fewPages, add(assembly));
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

function publishPackages(packages: readonly MadeFile[], folder: string, assembly: SiteAssembly): void {
  const first = packages.map(({ path, digest }) => {
    const files =
      assembly.reuse(path, digest) ??
      assembly.put(path, digest, deserialize(readFileSync(join(folder, path))) as NamedFile[]);
    return relative(dirname(packageList), files[0]?.path ?? '');
  });
  assembly.write([{ path: packageList, content: Buffer.from(JSON.stringify(first)) }]);
}
