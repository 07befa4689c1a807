import {
  copyFileSync,
  existsSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  closeSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  type Stats,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { readJsonLines, writeJsonLines } from '../../lib/json-lines-cache.ts';
import { acceptAbsence, failedWith, listFiles } from '../../lib/files.ts';
import { showOnOneLine } from '../../lib/log-text.ts';
import type { PreviousSite } from './previous-site.ts';
import { hasBytes, locateStaged } from './site-files.ts';
import type { SitePlaces } from './site-places.ts';
import { ReportedError } from '../../lib/reported-error.ts';

/** The steps that make the published site the next one. */
export interface Publication {
  /** The files to be put in place of others or added, relative to the site, in their order. */
  renewed: string[];
  removed: string[];
}

/**
 * The files of the published site that builds have made.
 *
 * @param isOurs whether a build has made the file at a path; asked where no record says so.
 */
export function listMadeFiles({ root, files }: PreviousSite, isOurs: (path: string) => boolean): string[] {
  return files ? [...files.keys()] : listFiles(root).filter(isOurs);
}

/**
 * Plans which files change. What no build has made stays as it is.
 *
 * @param digests of the next site's files, by path.
 * @param made the files of the published site that builds have made.
 * @throws if another file is in the way.
 */
export function planPublication(
  digests: ReadonlyMap<string, string>,
  previous: PreviousSite,
  made: readonly string[],
): Publication {
  const { root } = previous;
  const renewed = [...digests].filter(([path, digest]) => !previous.has(path, digest)).map(([path]) => path);
  const removed = made.filter((path) => !digests.has(path));
  const ownPaths = new Set(made);
  const foreign = renewed.flatMap((path) => {
    const blocker = findForeign(root, path, (other) => ownPaths.has(other));
    const isSame = blocker === path && hasBytes(join(root, path), digests.get(path));
    return blocker === undefined || isSame ? [] : blocker;
  });
  if (foreign.length > 0) throw new ReportedError(describeForeign([...new Set(foreign)], root));
  return { renewed: renewed.sort(comparePaths), removed: removed.sort(comparePaths) };
}

function describeForeign(paths: readonly string[], root: string): string {
  const listed = paths.map((path) => `  ${showOnOneLine(join(root, path))}`).join('\n');
  return `Nothing was published: no build has made these, and they are where a page or a file of the site must be.\n${listed}\nMove them away, and build again.`;
}

/**
 * A file that no build has made and that keeps a path from being written: at the path, in a folder that is
 * there, or in the place of a folder above it.
 */
function findForeign(root: string, path: string, isMade: (path: string) => boolean): string | undefined {
  const parts = path.split('/');
  for (let length = 1; length <= parts.length; length += 1) {
    const part = parts.slice(0, length).join('/');
    const isLast = length === parts.length;
    if (!findEntry(join(root, part))) return undefined;
    if (!isFolder(join(root, part))) return isMade(part) ? undefined : part;
    if (!isLast) continue;
    return listFiles(join(root, part))
      .map((file) => `${part}/${file}`)
      .find((file) => !isMade(file));
  }
  return undefined;
}

/** Whether it is one, or a link to one. */
function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/**
 * First what pages need, then articles, then what lists them: every address that a list has answers. Within
 * that by name.
 */
function comparePaths(a: string, b: string): number {
  return rankPath(a) - rankPath(b) || (a < b ? -1 : a > b ? 1 : 0);
}

function rankPath(path: string): number {
  if (/^(pictures|_astro)\/|^search\/[^/]+\//.test(path) || !/\.(html|xml|json|opml|ics|txt)$/.test(path))
    return 0;
  return path.startsWith('articles/') ? 1 : 2;
}

const journalEdition = 'journal 1';

/** Above this number a file is not flushed by itself. */
const mostFlushed = 2000;

/**
 * Publishes a plan. From the moment at which the journal is written, {@link completePublication} would do the
 * same: also in another process, after this one was killed.
 *
 * @param writeRecord writes the record of the next site to a file.
 */
export function publish(places: SitePlaces, plan: Publication, writeRecord: (file: string) => void): void {
  const { next, journal, record } = places;
  if (plan.renewed.length <= mostFlushed) for (const path of plan.renewed) flush(locateStaged(next, path));
  writeRecord(`${record}.next`);
  writeJsonLines(journal, journalEdition, [plan]);
  for (const file of [`${record}.next`, journal]) {
    // Writing lines reports no errors.
    if (!existsSync(file)) throw new Error(`${file} could not be written, so nothing was published.`);
    flush(file);
  }
  completePublication(places);
}

/** Does what a journal says, if there is one: all of it, or what a killed build has left of it. */
export function completePublication({ published, next, journal, record }: SitePlaces): void {
  for (const { renewed, removed } of readJsonLines(journal, journalEdition) as Iterable<Publication>) {
    for (const path of renewed) renew(locateStaged(next, path), join(published, path));
    for (const path of removed) removeFile(join(published, path));
    for (const path of removed) removeEmptyFolders(published, dirname(path));
    if (existsSync(`${record}.next`)) replaceRecord(`${record}.next`, record);
  }
  rmSync(journal, { recursive: true, force: true });
}

/** A folder in its place is no record, and nothing else may be in the folder of builds. */
function replaceRecord(next: string, record: string): void {
  if (findEntry(record)?.isDirectory()) rmSync(record, { recursive: true });
  renameSync(next, record);
}

function renew(staged: string, target: string): void {
  if (!existsSync(staged)) return;
  makeFolder(dirname(target));
  const present = findEntry(target);
  // Of what no build has made there is none in it, or the build would have stopped.
  if (present?.isDirectory()) rmSync(target, { recursive: true });
  try {
    renameSync(staged, target);
  } catch (error) {
    if (!failedWith(error, 'EXDEV')) throw error;
    // The published site is on another disk.
    const beside = `${target}.${String(process.pid)}.new`;
    copyFileSync(staged, beside);
    flush(beside);
    renameSync(beside, target);
    rmSync(staged);
  }
}

/** A file of an earlier site may be where a folder is needed. */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    if (!failedWith(error, 'EEXIST', 'ENOTDIR')) throw error;
    for (let path = folder; ; path = dirname(path)) {
      if (findEntry(path)?.isFile()) {
        rmSync(path);
        break;
      }
    }
    mkdirSync(folder, { recursive: true });
  }
}

/** A file of the next site may have made a folder of it, or a file of a folder above it. */
function removeFile(path: string): void {
  const entry = findEntry(path);
  if (entry && !entry.isDirectory()) rmSync(path, { force: true });
}

/** What is at a path, without following a link; none also where a parent is no folder. */
function findEntry(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch (error) {
    acceptAbsence(error);
    return undefined;
  }
}

function removeEmptyFolders(root: string, folder: string): void {
  for (let path = folder; path !== '.'; path = dirname(path)) {
    try {
      rmdirSync(join(root, path));
    } catch {
      // It is not empty, or already gone.
      return;
    }
  }
}

/** The bytes must be on the disk before a name leads to them. */
function flush(file: string): void {
  if (!existsSync(file)) return;
  const descriptor = openSync(file, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
