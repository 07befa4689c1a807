import {
  constants,
  copyFile,
  link,
  mkdir,
  mkdtemp,
  realpath,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { buildTime } from '../../src/clock.ts';
import { hasErrors, type Issue } from '../../src/content/checks/issue.ts';
import { checkAcrossFiles } from '../../src/content/checks/cross-file-checks.ts';
import { formatReport } from '../../src/content/checks/report.ts';
import { CheckCache } from '../../src/content/loader/check-cache.ts';
import { contentDirectory, locateCheckCache } from '../../src/content/loader/content-directory.ts';
import { readContentFolder, type ContentFolder } from '../../src/content/loader/content-folder.ts';
import { settingsFiles } from '../../src/content/loader/stray-files.ts';
import type { SiteSettings } from '../../src/content/schema/site.ts';
import { failedWith } from '../../src/lib/files.ts';
import { CommandError, showPath } from './editor-command.ts';

export interface Newsroom extends ContentFolder {
  site: SiteSettings;
}

export interface NewFile {
  /** Relative to the content folder, with `/`. */
  file: string;
  bytes: Uint8Array;
}

/**
 * Reads the content folder.
 *
 * @throws CommandError if the settings have errors or something cannot be read, because the check needs both.
 */
export async function readNewsroom(): Promise<Newsroom> {
  const cache = new CheckCache(locateCheckCache(contentDirectory));
  const folder = await readContentFolder(contentDirectory, { cache });
  cache.save();
  const broken = folder.issues.filter(
    (issue) => issue.rule === 'file-read' || (hasErrors([issue]) && issue.file.endsWith('.yaml')),
  );
  const { site } = folder;
  if (broken.length > 0 || !site) {
    throw new CommandError(
      `The content in ${showPath(contentDirectory)} has mistakes; mend them first.\n\n${formatReport(broken)}`,
    );
  }
  return { ...folder, site };
}

/** The issues that new files would have in the content folder, and those that they would cause in others. */
export async function checkNewFiles(newsroom: Newsroom, files: readonly NewFile[]): Promise<Issue[]> {
  const trial = await mkdtemp(join(tmpdir(), 'newsroom-'));
  try {
    const settings = [...settingsFiles].filter((file) => existsSync(join(contentDirectory, file)));
    await Promise.all(settings.map((file) => copyFile(join(contentDirectory, file), join(trial, file))));
    for (const { file, bytes } of files) {
      await mkdir(dirname(join(trial, file)), { recursive: true });
      await writeFile(join(trial, file), bytes);
    }
    const tried = await readContentFolder(trial);
    const isNew = new Set(files.map(({ file }) => file));
    const known = new Set([...newsroom.issues, ...tried.issues].map(identify));
    const among = checkAcrossFiles([...newsroom.articles, ...tried.articles], tried, buildTime);
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
 * Writes a file completely or not at all, and never overwrites another one.
 *
 * @returns false if a file with this name exists already.
 */
export async function writeNewFile({ file, bytes }: NewFile): Promise<boolean> {
  const path = join(contentDirectory, file);
  await mkdir(dirname(path), { recursive: true });
  try {
    await writeBeside(path, bytes, (unfinished) =>
      // Not every file system has hard links.
      link(unfinished, path).catch(() => copyFile(unfinished, path, constants.COPYFILE_EXCL)),
    );
    return true;
  } catch (error) {
    if (failedWith(error, 'EEXIST')) return false;
    throw error;
  }
}

/** Replaces a file completely or not at all. A link to it stays a link. */
export async function replaceFile(written: string, text: string): Promise<void> {
  const path = await realpath(written);
  const { mode } = await stat(path);
  await writeBeside(path, text, (unfinished) => rename(unfinished, path), mode);
}

/** The check and the build ignore files whose name begins with a dot. */
async function writeBeside(
  path: string,
  content: string | Uint8Array,
  publish: (unfinished: string) => Promise<void>,
  mode?: number,
): Promise<void> {
  const unfinished = join(dirname(path), `.${basename(path)}.${String(process.pid)}.tmp`);
  try {
    await writeFile(unfinished, content, { flush: true, mode });
    await publish(unfinished);
  } finally {
    await rm(unfinished, { force: true });
  }
}
