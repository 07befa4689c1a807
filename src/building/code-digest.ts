import { readdir, readFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { createDigest } from '../loader/digest.ts';

const project = resolve(import.meta.dirname, '../..');

/** What decides an output besides its key: the code, the packages, and what runs them. */
const places = ['src', 'astro.config.mjs', 'package-lock.json', 'tsconfig.json'];

/**
 * A digest of all that decides the bytes of an output besides its key. Coarse on purpose: a site’s code
 * changes seldom and its stories every day, and no change of code may be overlooked.
 *
 * @param address the address of the site.
 */
export async function digestCode(address: string): Promise<string> {
  const files = (await Promise.all(places.map(listFiles))).flat();
  const contents = await Promise.all(files.map((file) => readFile(file)));
  const names = files.map((file) => relative(project, file));
  const { versions, platform, arch } = process;
  return createDigest(JSON.stringify([address, versions, platform, arch, names]), ...contents);
}

async function listFiles(place: string): Promise<string[]> {
  const path = join(project, place);
  if (/\.[a-z]+$/.test(place)) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
