import { lstat, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import {
  writeChangedLines,
  type Issue,
  type Renaming,
  type TextEdit,
} from '../../src/content/checks/issue.ts';
import { acceptAbsence } from '../../src/lib/files.ts';
import { replaceFile } from '../command/newsroom.ts';

/** A change of the content folder, as lines that show it. */
type ShownChange = string;

/**
 * Makes the changes that issues carry, and shows each. Of two that overlap only the first is made; the next check
 * finds the other. A file is written completely or not at all, and what no change concerns stays byte for byte.
 */
export async function applyFixes(directory: string, issues: readonly Issue[]): Promise<ShownChange[]> {
  const byFile = Map.groupBy(
    issues.flatMap(({ edit, ...place }) => (edit ? [{ ...place, edit }] : [])),
    ({ file }) => file,
  );
  const shown: ShownChange[] = [];
  for (const [file, edits] of byFile) {
    shown.push(...(await changeFile(join(directory, file), edits)));
  }
  const renamings = new Map(
    issues.flatMap((issue) => (issue.rename ? [[issue.rename.from, issue.rename]] : [])),
  );
  for (const renaming of renamings.values()) shown.push(...(await renameFile(directory, renaming)));
  return shown;
}

async function changeFile(
  path: string,
  edits: readonly { file: string; line: number; column: number; edit: TextEdit }[],
): Promise<ShownChange[]> {
  const text = (await readFile(path)).toString('utf8');
  // The check counts offsets without the byte order mark.
  const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
  const body = text.slice(mark.length);
  const shown: ShownChange[] = [];
  let written = mark;
  let position = 0;
  for (const { file, line, column, edit } of edits.toSorted(
    (one, other) => one.edit.start - other.edit.start,
  )) {
    if (edit.start < position) continue;
    written += body.slice(position, edit.start) + edit.text;
    position = edit.end;
    shown.push(
      [
        `${file}:${String(line)}:${String(column)}  fixed`,
        ...markLines('-', writeChangedLines(body, { ...edit, text: body.slice(edit.start, edit.end) })),
        ...markLines('+', writeChangedLines(body, edit)),
      ].join('\n'),
    );
  }
  await replaceFile(path, written + body.slice(position));
  return shown;
}

function markLines(sign: string, text: string): string[] {
  return text
    .trimEnd()
    .split(/\r\n|\n|\r/)
    .map((line) => `  ${sign} ${line}`);
}

/** Renames a file unless another one has the new name. */
async function renameFile(directory: string, { from, to }: Renaming): Promise<ShownChange[]> {
  const [source, target] = [join(directory, from), join(directory, to)];
  // Where capitals make no difference, both names are one file.
  const [own, other] = await Promise.all([lstat(source), lstat(target).catch(acceptAbsence)]);
  if (other && other.ino !== own.ino) return [];
  await rename(source, target);
  return [`${from}  renamed\n  + ${to}`];
}
