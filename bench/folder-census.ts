import { readdir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** What is in a folder that a build has written. */
export interface FolderCensus {
  files: number;
  bytes: number;
  /** Files that end in `.html`, and what they have of the bytes; likewise `.xml`. */
  html: FileCount;
  xml: FileCount;
}

export interface FileCount {
  files: number;
  bytes: number;
}

export async function countFolder(directory: string): Promise<FolderCensus> {
  const census = { files: 0, bytes: 0, html: { files: 0, bytes: 0 }, xml: { files: 0, bytes: 0 } };
  for (const file of await listFiles(directory)) {
    const { size } = await stat(join(directory, file));
    const kinds = [
      census,
      ...(file.endsWith('.html') ? [census.html] : []),
      ...(file.endsWith('.xml') ? [census.xml] : []),
    ];
    for (const kind of kinds) {
      kind.files += 1;
      kind.bytes += size;
    }
  }
  return census;
}

/** Every file below a folder, relative to it, with `/`, sorted. */
export async function listFiles(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}
