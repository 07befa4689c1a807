import { existsSync, readdirSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';

/** All files below a folder, and links: relative to it, with `/`, sorted by code unit. None if there is no folder. */
export function listFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

/** Whether a path is that of a folder, or below it. */
export function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** Whether a function of `node:fs` has failed with one of these codes, such as `ENOENT`. */
export function failedWith(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}

/**
 * Gives nothing for the failure of a function of `node:fs` that found nothing at the path.
 *
 * @throws any other failure: what cannot be read is not absent.
 */
export function acceptAbsence(error: unknown): undefined {
  if (!failedWith(error, 'ENOENT', 'ENOTDIR')) throw error;
}
