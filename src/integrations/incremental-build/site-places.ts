import { basename, dirname, join } from 'node:path';

/** The folder of the published site, and what a build keeps beside it. */
export interface SitePlaces {
  published: string;
  /** Contains the paths below. */
  work: string;
  /** Files that were made and are not published yet. */
  next: string;
  /** The record of the published site's outputs. */
  record: string;
  /** The steps of a publication that has begun; it exists until they are done. */
  journal: string;
  /** The record of the compressed copies, which `npm run compress` has made. */
  copies: string;
}

export function locatePlaces(published: string): SitePlaces {
  const work = join(dirname(published), `.${basename(published)}.build`);
  return {
    published,
    work,
    next: join(work, 'next'),
    record: join(work, 'record.json'),
    journal: join(work, 'journal.json'),
    copies: join(work, 'copies.json'),
  };
}
