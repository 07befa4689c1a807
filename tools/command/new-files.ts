import { copyFile, link, mkdir, mkdtemp, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { buildTime } from '../../src/clock.ts';
import type { Issue } from '../../src/content/checks/issue.ts';
import { checkAcrossFiles } from '../../src/content/checks/cross-file-checks.ts';
import { contentDirectory } from '../../src/content/loader/content-directory.ts';
import { readContentFolder } from '../../src/content/loader/content-folder.ts';
import type { Newsroom } from './editor-command.ts';

/** A file for the content folder. */
export interface NewFile {
  /** Relative to the content folder, with `/`. */
  file: string;
  bytes: Uint8Array;
}

/**
 * What the check would say of files if they lay in the content folder: of each by itself, with its
 * pictures, and of them among all that is there.
 */
export async function judgeNewFiles(newsroom: Newsroom, files: readonly NewFile[]): Promise<Issue[]> {
  const trial = await mkdtemp(join(tmpdir(), 'newsroom-'));
  try {
    const settings = ['site.yaml', 'sources.yaml', 'tags.yaml', 'events.yaml'];
    await Promise.all(settings.map((file) => copyFile(join(contentDirectory, file), join(trial, file))));
    for (const { file, bytes } of files) {
      await mkdir(dirname(join(trial, file)), { recursive: true });
      await writeFile(join(trial, file), bytes);
    }
    const tried = await readContentFolder(trial);
    const isNew = new Set(files.map(({ file }) => file));
    const known = new Set([...newsroom.issues, ...tried.issues].map(identify));
    const among = checkAcrossFiles([...newsroom.articles, ...tried.articles], newsroom, buildTime);
    return [
      ...tried.issues.filter(({ file }) => isNew.has(file)),
      ...among.filter((issue) => !known.has(identify(issue))),
    ];
  } finally {
    await rm(trial, { recursive: true, force: true });
  }
}

function identify({ file, line, column, rule, message }: Issue): string {
  return JSON.stringify([file, line, column, rule, message]);
}

/**
 * Writes a file that is not there yet, whole or not at all.
 *
 * @returns whether it was written; false where a file of this name is there already.
 */
export async function writeNewFile({ file, bytes }: NewFile): Promise<boolean> {
  const path = join(contentDirectory, file);
  const folder = dirname(path);
  await mkdir(folder, { recursive: true });
  // The check and the build pass over files whose name begins with a dot.
  const unfinished = join(folder, `.${basename(path)}.${String(process.pid)}.tmp`);
  try {
    const handle = await open(unfinished, 'w');
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    return await giveName(unfinished, path);
  } finally {
    await rm(unfinished, { force: true });
  }
}

/** Names a file that is whole, unless the name is taken. Not every file system has links: there the name is taken first. */
async function giveName(unfinished: string, path: string): Promise<boolean> {
  try {
    try {
      await link(unfinished, path);
    } catch (error) {
      if (!linkless.has(codeOf(error))) throw error;
      await writeFile(path, '', { flag: 'wx' });
      await rename(unfinished, path);
    }
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

const linkless = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

export async function readFileIfThere(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
