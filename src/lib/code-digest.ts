import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { createDigest } from './digest.ts';

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
  const files = places.flatMap((place) => listFiles(join(project, place)));
  const names = files.map((file) => relative(project, file));
  return createDigest(JSON.stringify([names, facts]), ...files.map((file) => readFileSync(file)));
}

/** Searches upwards, because a bundle that contains this module is at another depth. */
function findProject(folder: string): string {
  return existsSync(join(folder, 'package-lock.json')) ? folder : findProject(dirname(folder));
}

/** Sorted by code unit. */
function listFiles(place: string): string[] {
  if (statSync(place).isFile()) return [place];
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
