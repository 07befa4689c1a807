import { rename } from 'node:fs/promises';
import { writeJsonLines } from '../../lib/json-lines-cache.ts';
import { removeFolder } from './folder-removal.ts';
import { openPreviousSite } from './previous-site.ts';
import { SiteAssembly } from './site-assembly.ts';
import { exchangeSites, preparePlaces, type SitePlaces } from './site-exchange.ts';

/** A site that grows beside the published one. */
export interface NextSite {
  assembly: SiteAssembly;
  /** Puts it in the place of the published one, when all of it is there. */
  publish: () => Promise<void>;
}

/**
 * @param code the digest of all that decides an output besides its key.
 * @param isForced whether nothing of the last build is reused.
 */
export async function beginSite(places: SitePlaces, code: string, isForced: boolean): Promise<NextSite> {
  await preparePlaces(places);
  // An empty digest matches no earlier build.
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
