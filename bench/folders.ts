import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

export interface FileCount {
  files: number;
  bytes: number;
}

export interface FolderCount extends FileCount {
  html: FileCount;
  xml: FileCount;
}

export async function countFolder(folder: string): Promise<FolderCount> {
  const sizes: [file: string, bytes: number][] = [];
  for (const file of await listFiles(folder)) sizes.push([file, (await stat(join(folder, file))).size]);
  const count = (ending: string): FileCount => {
    const counted = sizes.filter(([file]) => file.endsWith(ending));
    return { files: counted.length, bytes: counted.reduce((total, [, bytes]) => total + bytes, 0) };
  };
  return { ...count(''), html: count('.html'), xml: count('.xml') };
}

/** The differences between two folders, for example `a/b.html is in the first alone`. */
export async function compareFolders(first: string, second: string): Promise<string[]> {
  const inFirst = new Set(await listFiles(first));
  const inSecond = new Set(await listFiles(second));
  const differences: string[] = [];
  for (const file of [...inFirst.union(inSecond)].sort()) {
    if (!inSecond.has(file)) differences.push(`${file} is in the first alone`);
    else if (!inFirst.has(file)) differences.push(`${file} is in the second alone`);
    else if (!(await isEqual(join(first, file), join(second, file)))) differences.push(`${file} differs`);
  }
  return differences;
}

async function isEqual(first: string, second: string): Promise<boolean> {
  return (await readFile(first)).equals(await readFile(second));
}

/** Every file below a folder, as a sorted path relative to it, with `/`. */
async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
}
