import { existsSync, readdirSync, realpathSync, statSync, type Dirent } from 'node:fs';
import { join, sep } from 'node:path';
import { createIssue, type Issue } from '../checks/issue.ts';
import { countOf } from '../../lib/text.ts';
import { describeFailure, noFile, type ReadingProblem } from './file-reading.ts';

/** What is in a content folder. */
export interface FileList {
  /** Regular files, relative to the folder, with `/`, sorted by code unit. */
  files: string[];
  /** Of folders that cannot be read, and of entries that are neither regular files nor folders. */
  issues: Issue[];
}

/** The content folder itself, as the file of an issue. */
export const wholeFolder = '.';

/**
 * Lists every file of a content folder. What begins with a dot belongs to other programs and is left out, but for
 * stories.
 */
export function listContentFiles(directory: string): FileList {
  const list: FileList = { files: [], issues: [] };
  try {
    addFolder(list, realpathSync(directory), '');
  } catch (error) {
    const problem = describeFailure(error, 'folder');
    list.issues.push(
      describe(wholeFolder, { ...problem, fix: 'set CONTENT_DIR to a folder that can be read' }),
    );
  }
  return { ...list, files: list.files.sort((a, b) => (a < b ? -1 : 1)) };
}

/** Says what has changed from one list to another. */
export function compareLists(before: FileList, after: FileList): Issue[] {
  const [was, is] = [new Set(before.files), new Set(after.files)];
  const changed = [...was.symmetricDifference(is)].sort();
  const [first, ...others] = changed;
  if (first === undefined) return [];
  const more = others.length === 0 ? '' : `, and with it ${countOf(others.length, 'other file')}`;
  return [
    describe(first, {
      rule: 'file-read',
      message: `the file ${was.has(first) ? 'went' : 'came'} while the content folder was read${more}`,
      fix: 'wait until whatever changes the content folder has finished, and run this again',
    }),
  ];
}

/** @param root the content folder, without links in its path. */
function addFolder(list: FileList, root: string, folder: string): void {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const file = folder === '' ? entry.name : `${folder}/${entry.name}`;
    const problem = entry.name.startsWith('.')
      ? findHiddenStory(entry, root, file)
      : findProblem(entry, root, file);
    if (problem) list.issues.push(describe(file, problem));
    if (entry.name.startsWith('.')) continue;
    if (entry.isDirectory()) addFolderBelow(list, root, file);
    else if (!problem) list.files.push(file);
  }
}

function addFolderBelow(list: FileList, root: string, folder: string): void {
  try {
    addFolder(list, root, folder);
  } catch (error) {
    list.issues.push(describe(folder, describeFailure(error, 'folder')));
  }
}

function describe(file: string, problem: ReadingProblem): Issue {
  return createIssue(file, { line: 1, column: 1 }, problem);
}

function findProblem(entry: Dirent, root: string, file: string): ReadingProblem | undefined {
  if (entry.name.includes('\ufffd') && !existsSync(join(root, file))) return misreadName;
  if (entry.isDirectory()) return fileEndings.test(entry.name) ? misnamedFolder : undefined;
  if (entry.isSymbolicLink()) return findLinkProblem(root, file);
  return entry.isFile() ? undefined : noFile;
}

/** Programs begin the names of their own copies with `._`, `.#` or `.~`. */
function findHiddenStory(entry: Dirent, root: string, file: string): ReadingProblem | undefined {
  if (!file.startsWith('articles/')) return undefined;
  if (!entry.isDirectory()) return /^\.[^_#~].*\.md$/.test(entry.name) ? hiddenStory : undefined;
  const below: FileList = { files: [], issues: [] };
  addFolderBelow(below, root, file);
  return below.files.some((name) => /\/\d{4}-[^/]*\.md$/.test(name)) ? hiddenStories : undefined;
}

const fileEndings = /\.(?:md|yaml|jpe?g|png|webp|avif|gif|svg)$/i;

const hiddenStory: ReadingProblem = {
  rule: 'file-kind',
  message: 'the name of this file begins with a dot, so the site would not show it',
  fix: 'take the dot away, or take the file out of articles/',
};

const hiddenStories: ReadingProblem = {
  rule: 'file-kind',
  message: 'the name of this folder begins with a dot, so the site would not show the stories in it',
  fix: 'take the dot away, or take the folder out of articles/',
};

const misnamedFolder: ReadingProblem = {
  rule: 'file-kind',
  message: 'this is a folder, though its name ends like that of a file',
  fix: 'rename the folder, or put the file itself in its place',
};

/** A name that is not UTF-8 is read with replacement characters, under which there is no file. */
const misreadName: ReadingProblem = {
  rule: 'file-name',
  message: 'the name of this file is not UTF-8',
  fix: 'rename it, with letters from a to z, digits and hyphens',
};

function findLinkProblem(root: string, file: string): ReadingProblem | undefined {
  const fix = 'put the file itself in the place of the link';
  try {
    const target = realpathSync(join(root, file));
    if (!target.startsWith(root + sep)) {
      return { rule: 'file-kind', message: 'this is a link that leads out of the content folder', fix };
    }
    const stats = statSync(target);
    if (stats.isFile()) return undefined;
    return stats.isDirectory()
      ? {
          rule: 'file-kind',
          message: 'this is a link to a folder, whose files would be there twice',
          fix: 'take the link out',
        }
      : noFile;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return { rule: 'file-kind', message: 'this is a link that leads to nothing', fix };
    if (code === 'ELOOP')
      return { rule: 'file-kind', message: 'this is a link that leads round in a circle', fix };
    return describeFailure(error, 'file');
  }
}
