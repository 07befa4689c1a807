import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { countOf } from '../../src/lib/text.ts';

/** What a folder has in another way than the one that is right. */
export interface Difference {
  /** Relative to the folder, with `/`. */
  path: string;
  kind: 'missing' | 'too much' | 'different';
  /** Of a file that is different: where it begins to be, and what stands there. */
  details: string[];
}

/** How many files a folder has, and how they differ from those that it should have; empty folders count. */
export async function compareFolders(
  right: string,
  judged: string,
): Promise<{ files: number; differences: Difference[] }> {
  const [expected, found] = await Promise.all([listEntries(right), listEntries(judged)]);
  const [ofExpected, ofFound] = [new Set(expected), new Set(found)];
  const differences: Difference[] = [];
  // First, for it is these that show what went wrong.
  for (const path of expected.filter((entry) => ofFound.has(entry) && !entry.endsWith('/'))) {
    const [a, b] = await Promise.all([readFile(join(right, path)), readFile(join(judged, path))]);
    if (!a.equals(b)) differences.push({ path, kind: 'different', details: showFirstDifference(a, b) });
  }
  differences.push(
    ...expected.filter((path) => !ofFound.has(path)).map((path) => describe(path, 'missing')),
    ...found.filter((path) => !ofExpected.has(path)).map((path) => describe(path, 'too much')),
  );
  return { files: expected.length, differences };
}

/** For people: which files differ, and the first of them in what. */
export function formatDifferences(differences: readonly Difference[], most = 12): string {
  const lines = differences
    .slice(0, most)
    .flatMap(({ path, kind, details }) => [`  ${kind}  ${path}`, ...details.map((line) => `      ${line}`)]);
  const more = differences.length - most;
  const others = differences.slice(most).map(({ path, kind }) => `  ${kind}  ${path}`);
  return [
    `${countOf(differences.length, 'difference')}:`,
    ...lines,
    ...others.slice(0, most),
    ...(more > most ? [`  … and ${String(more - most)} more`] : []),
  ].join('\n');
}

function describe(path: string, kind: Difference['kind']): Difference {
  return { path, kind, details: [] };
}

/** Every file and, with a slash at its end, every empty folder; sorted. */
async function listEntries(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const paths = entries.map((entry) => ({
    path: relative(directory, join(entry.parentPath, entry.name)).split(sep).join('/'),
    isFolder: entry.isDirectory(),
  }));
  const folders = new Set(paths.map(({ path }) => path.slice(0, Math.max(0, path.lastIndexOf('/')))));
  return paths
    .filter(({ path, isFolder }) => !isFolder || !folders.has(path))
    .map(({ path, isFolder }) => (isFolder ? `${path}/` : path))
    .sort();
}

/** Pages are long lines, so that of a line only what is about the difference is shown. */
const shownBefore = 60;
const shownAfter = 100;

function showFirstDifference(right: Buffer, found: Buffer): string[] {
  if (!isText(right) || !isText(found)) {
    return [
      `from byte ${String(findFirst(right, found))} on, of ${String(right.length)} bytes; here are ${String(found.length)}`,
    ];
  }
  const [expected, judged] = [right.toString('utf8'), found.toString('utf8')];
  const position = findFirst(expected, judged);
  const line = expected.slice(0, position).split('\n').length;
  const column = position - expected.lastIndexOf('\n', position - 1);
  const show = (text: string) =>
    JSON.stringify(text.slice(Math.max(0, position - shownBefore), position + shownAfter));
  return [
    `line ${String(line)}, column ${String(column)}:`,
    `right  ${show(expected)}`,
    `here   ${show(judged)}`,
  ];
}

function isText(bytes: Buffer): boolean {
  return !bytes.subarray(0, 8000).includes(0);
}

function findFirst(a: ArrayLike<unknown>, b: ArrayLike<unknown>): number {
  let position = 0;
  while (position < a.length && position < b.length && a[position] === b[position]) position += 1;
  return position;
}
