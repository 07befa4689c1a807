import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { writeJsonLines } from '../../lib/json-lines-cache.ts';
import { openPreviousSite, recordEdition, type Trust } from './previous-site.ts';
import { completePublication, listMadeFiles, planPublication, publish } from './publication.ts';
import { refuseRemovals } from './removals.ts';
import { SiteAssembly } from './site-assembly.ts';
import { isSitePath } from './site-paths.ts';
import type { SitePlaces } from './site-places.ts';

/** A site that is made beside the published one. */
export interface NextSite {
  assembly: SiteAssembly;
  /** Changes the published site when all files are written. @returns the number of files that are gone. */
  publish: () => number;
}

interface SiteRights {
  /** Whether nobody but builds writes into the published folder. */
  ownsFolder?: boolean;
  /** Whether many addresses may go, {@link refuseRemovals}. */
  allowsRemovals?: boolean;
}

export function beginSite(
  places: SitePlaces,
  trust: Trust,
  { ownsFolder = false, allowsRemovals = false }: SiteRights = {},
): NextSite {
  completePublication(places);
  clearWork(places);
  mkdirSync(places.next, { recursive: true });
  mkdirSync(places.published, { recursive: true });
  const previous = openPreviousSite(places.published, places.record, trust);
  const isOurs = (path: string) => ownsFolder || (previous.isMade && isSitePath(path));
  const assembly = new SiteAssembly(places.next, previous);
  return {
    assembly,
    publish() {
      const made = listMadeFiles(previous, isOurs);
      const plan = planPublication(assembly.digests, previous, made);
      if (!allowsRemovals) refuseRemovals(made, plan.removed);
      publish(places, plan, (file) => {
        writeJsonLines(file, recordEdition, assembly.describe(trust.code));
      });
      rmSync(places.next, { recursive: true, force: true });
      return plan.removed.length;
    },
  };
}

/** Removes what a killed build has left. */
function clearWork({ work, record, copies }: SitePlaces): void {
  mkdirSync(work, { recursive: true });
  const kept = new Set([basename(record), basename(copies), 'private', '.private.build', 'lock']);
  for (const name of readdirSync(work)) {
    if (!kept.has(name)) rmSync(join(work, name), { recursive: true, force: true });
  }
}
