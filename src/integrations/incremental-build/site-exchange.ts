import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { removeFolder } from './folder-removal.ts';

/** Where a site is published, and the places beside it that a build works in. */
export interface SitePlaces {
  published: string;
  /** Has all that follows; beside the published site, so that a folder can be moved from one to the other in one step. */
  work: string;
  /** The site that is being put together. */
  next: string;
  /** The site that was published before. */
  previous: string;
  /** What is in the published site. */
  record: string;
  /** There while two sites change places. */
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

/** Makes the places ready for a build, whatever state a killed one has left them in. */
export async function preparePlaces({ published, next, previous, mark }: SitePlaces): Promise<void> {
  if (existsSync(mark)) {
    if (!existsSync(published) && existsSync(previous)) await rename(previous, published);
    await rm(mark, { force: true });
  }
  await removeFolder(next);
  await mkdir(next, { recursive: true });
}

/**
 * Publishes the next site in place of the present one, whole. Nothing has touched the present one so far,
 * and between the two steps of the exchange there is time for a few system calls alone.
 */
export async function exchangeSites({ published, next, previous, mark }: SitePlaces): Promise<void> {
  if (existsSync(published)) {
    // Some publish from a clone that lies in the folder; Astro keeps it too.
    const clone = join(published, '.git');
    await writeFile(mark, '');
    if (existsSync(clone)) await rename(clone, join(next, '.git'));
    await rename(published, previous);
  }
  await rename(next, published);
  await rm(mark, { force: true });
}
