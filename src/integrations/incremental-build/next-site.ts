import { rename } from 'node:fs/promises';
import { writeJsonLines } from '../../lib/json-lines-cache.ts';
import { removeFolder } from './folder-removal.ts';
import { openPreviousSite } from './previous-site.ts';
import { SiteAssembly } from './site-assembly.ts';
import { exchangeSites, preparePlaces, type SitePlaces } from './site-exchange.ts';

/** A site that is built beside the published one. */
export interface NextSite {
  assembly: SiteAssembly;
  /** Replaces the published site when all files are written. */
  publish: () => Promise<void>;
}

/**
 * @param code the digest of everything that an output depends on besides its key.
 * @param isForced whether to reuse nothing from the last build.
 */
export async function beginSite(places: SitePlaces, code: string, isForced: boolean): Promise<NextSite> {
  await preparePlaces(places);
  // `--force`: an empty digest matches no earlier build.
  const previous = openPreviousSite(places.published, places.record, isForced ? '' : code);
  const assembly = new SiteAssembly(places.next, previous);
  const removal = removeFolder(places.previous);
  return {
    assembly,
    publish: async () => {
      await Promise.all([assembly.complete(), removal]);
      const unproven = `${places.record}.next`;
      writeJsonLines(unproven, code, assembly.describe());
      await exchangeSites(places);
      await rename(unproven, places.record).catch(() => undefined);
    },
  };
}
