import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createDigest } from './digest.ts';
import { listFiles } from './files.ts';

const project = findProject(import.meta.dirname);

/** The runtime: another version of Node may sort, segment or compress differently. */
export const runtime = JSON.stringify([process.versions, process.platform, process.arch]);

/**
 * A digest of code, part of the key of everything that is kept between builds. It is coarse on purpose: code
 * rarely changes, and no change may be missed.
 *
 * @param places files and folders, relative to the project.
 * @param facts other values that the results depend on, such as {@link runtime}.
 */
export function digestCode(places: readonly string[], ...facts: string[]): string {
  const files = places.flatMap((place) =>
    statSync(join(project, place)).isFile()
      ? place
      : listFiles(join(project, place)).map((file) => `${place}/${file}`),
  );
  const contents = files.map((file) => readFileSync(join(project, file)));
  return createDigest(JSON.stringify([files, facts]), ...contents);
}

/** Searches upwards, because a bundle that contains this module is at another depth. */
function findProject(folder: string): string {
  return existsSync(join(folder, 'package-lock.json')) ? folder : findProject(dirname(folder));
}
