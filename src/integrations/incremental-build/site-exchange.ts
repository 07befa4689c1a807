import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { removeFolder } from './folder-removal.ts';

/** The folder of the published site, and the working folders of a build beside it. */
export interface SitePlaces {
  published: string;
  /** Contains the paths below. It is beside the published site, so that a folder can be moved in one step. */
  work: string;
  /** The site in progress. */
  next: string;
  /** The site that was published before. */
  previous: string;
  /** The record of the published site's outputs. */
  record: string;
  /** Exists while two sites are exchanged. */
  mark: string;
}

export function locatePlaces(published: string): SitePlaces {
  const work = join(dirname(published), `.${basename(published)}.build`);
  return {
    published,
    work,
    next: join(work, 'next'),
    previous: join(work, 'previous'),
    record: join(work, 'record.json'),
    mark: join(work, 'exchanging'),
  };
}

/** Prepares the folders for a build, also after a build that was killed. */
export async function preparePlaces({ published, next, previous, mark }: SitePlaces): Promise<void> {
  if (existsSync(mark)) {
    if (!existsSync(published) && existsSync(previous)) await rename(previous, published);
    await rm(mark, { force: true });
  }
  await removeFolder(next);
  await mkdir(next, { recursive: true });
}

/**
 * Replaces the published site with the next one as a whole. The build has not changed the published site
 * before, and only a few system calls separate the two steps of the exchange.
 */
export async function exchangeSites({ published, next, previous, mark }: SitePlaces): Promise<void> {
  if (existsSync(published)) {
    // Some people publish from a Git clone in this folder; Astro keeps `.git` too.
    const clone = join(published, '.git');
    await writeFile(mark, '');
    if (existsSync(clone)) await rename(clone, join(next, '.git'));
    await rename(published, previous);
  }
  await rename(next, published);
  await rm(mark, { force: true });
}
