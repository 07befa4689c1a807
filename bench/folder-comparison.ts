import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listFiles } from './folder-census.ts';

/** The files that two folders do not have alike, byte for byte, as `a/b.html is in the first alone`. */
export async function compareFolders(first: string, second: string): Promise<string[]> {
  const [ofFirst, ofSecond] = await Promise.all(
    [first, second].map(async (folder) => new Set(await listFiles(folder))),
  );
  const differences: string[] = [];
  for (const file of [...new Set([...(ofFirst ?? []), ...(ofSecond ?? [])])].sort()) {
    if (!ofSecond?.has(file)) differences.push(`${file} is in the first alone`);
    else if (!ofFirst?.has(file)) differences.push(`${file} is in the second alone`);
    else if (!(await isAlike(join(first, file), join(second, file)))) differences.push(`${file} differs`);
  }
  return differences;
}

async function isAlike(first: string, second: string): Promise<boolean> {
  const [ofFirst, ofSecond] = await Promise.all([readFile(first), readFile(second)]);
  return ofFirst.equals(ofSecond);
}
