import { join } from 'node:path';
import type { Located } from '../checks/article-file.ts';
import { createIssue, type Issue } from '../checks/issue.ts';
import { readText } from '../checks/text-file.ts';
import type { Picture } from '../schema/article.ts';
import { createDigest } from '../../lib/digest.ts';
import type { CheckCache } from './check-cache.ts';
import { ReadingError, readWholeFile } from './file-reading.ts';
import { examinePicture } from './picture-files.ts';
import {
  correctReference,
  findPictureFile,
  writeReference,
  type FileIndex,
  type PictureProblem,
} from '../checks/picture-references.ts';

/** Where pictures are looked for. */
export interface PicturePlaces {
  /** The content folder. */
  directory: string;
  index: FileIndex;
  cache: CheckCache;
}

/** The pictures of a file, and what is wrong with the others. */
export interface PictureReading {
  pictures: Picture[];
  issues: Issue[];
  /** The files of pictures that have an issue here, relative to the content folder. */
  refusedPictures: string[];
}

/** Reads and checks the pictures that a file of the content folder refers to. */
export async function readPictures(
  file: string,
  references: readonly Located[],
  places: PicturePlaces,
): Promise<PictureReading> {
  const reading: PictureReading = { pictures: [], issues: [], refusedPictures: [] };
  for (const reference of references) {
    const found = findPictureFile(file, reference.written, places.index);
    const result = 'rule' in found ? found : await readPicture(reference.written, found.file, places);
    if (!('rule' in result)) {
      reading.pictures.push(result);
      continue;
    }
    reading.issues.push(describeProblem(file, reference, result, places.directory));
    if ('file' in found) reading.refusedPictures.push(found.file);
  }
  return reading;
}

async function readPicture(
  written: string,
  file: string,
  { directory, cache }: PicturePlaces,
): Promise<Picture | PictureProblem> {
  try {
    const { result } = await cache.pictures.get(directory, file, (bytes) =>
      examinePicture(file, bytes, createDigest(bytes)),
    );
    return 'rule' in result ? result : { written, file, ...result };
  } catch (error) {
    if (!(error instanceof ReadingError)) throw error;
    return { ...error.problem, message: `the picture ${file}: ${error.message}` };
  }
}

function describeProblem(
  file: string,
  { written, place }: Located,
  problem: PictureProblem,
  directory: string,
): Issue {
  const { rename } = problem;
  const reference = rename ? writeReference(file, rename.to) : problem.reference;
  if (reference === undefined || reference === written) return createIssue(file, place, problem);
  const { text } = readText(readWholeFile(join(directory, file)).bytes);
  return createIssue(file, place, {
    ...problem,
    fix: rename
      ? `${problem.fix}, and write ${reference} in ${file.endsWith('.md') ? 'the story' : file}`
      : problem.fix,
    edit: correctReference(text, place, written, reference),
  });
}
