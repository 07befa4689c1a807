import { join } from 'node:path';
import { countOf } from '../../lib/text.ts';
import { formatHostFiles } from '../hosting/host-files.ts';
import { listStyles } from '../hosting/known-code.ts';
import type { Bundle } from './bundle.ts';
import { takeLock } from './build-lock.ts';
import { beginSite } from './next-site.ts';
import { makePages } from './page-making.ts';
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
  const outputs = { public: site.assembly, private: privateSite.assembly };
  await makePages(await PrerenderApp.open(bundle), outputs, {
    bundle,
    scripts: bundle.scripts,
    roots: { public: places.next, private: privatePlaces.next },
    privateRoute: privateRoute.component,
    count: (pages) => {
      progress.report(pages.toLocaleString('en-GB'));
    },
  });

  progress.begin('search');
  privateSite.publish();
  const files = outputs.private
    .listFiles()
    .map(({ path, digest }) => ({ file: join(privatePlaces.published, path), digest }));
  await privateRoute.publish(files, outputs.public);

  progress.begin('publishing');
  const { assembly } = site;
  for (const folder of ['public', bundle.assets]) assembly.writeFolder(folder);
  const code = { scripts: new Set(bundle.scripts), styles: listStyles(Object.values(bundle.pageKinds)) };
  assembly.write(formatHostFiles(code, bundle.siteUrl));
  const removed = site.publish();
  const { made, unchanged } = assembly.counts;
  return `${String(made)} made, ${String(unchanged)} unchanged, ${countOf(removed, 'file')} removed, in ${progress.end()}`;
}
