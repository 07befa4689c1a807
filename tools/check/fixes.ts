import { readFile, realpath, rename, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Issue } from '../../src/content/checks/issue.ts';

/** A change of a file of the content folder. */
export interface Fix {
  issue: Issue;
  /** The lines of the file, before this change and after. */
  from: string;
  to: string;
}

/**
 * Makes the changes that issues carry. Of two that overlap only the first is made; the next check finds the other.
 * A file is written completely or not at all, and what no change concerns stays byte for byte.
 */
export async function applyFixes(directory: string, issues: readonly Issue[]): Promise<Fix[]> {
  const byFile = Map.groupBy(
    issues.filter(({ edit }) => edit !== undefined),
    ({ file }) => file,
  );
  const fixes: Fix[] = [];
  for (const [file, fixable] of byFile) {
    fixes.push(...(await fixFile(await realpath(join(directory, file)), fixable)));
  }
  return fixes;
}

async function fixFile(path: string, issues: readonly Issue[]): Promise<Fix[]> {
  const text = (await readFile(path)).toString('utf8');
  // The check counts offsets without the byte order mark.
  const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
  const body = text.slice(mark.length);
  const fixes: Fix[] = [];
  let written = mark;
  let position = 0;
  const ordered = issues
    .flatMap(({ edit, ...issue }) => (edit ? [{ issue, edit }] : []))
    .sort((one, other) => one.edit.start - other.edit.start);
  for (const { issue, edit } of ordered) {
    if (edit.start < position) continue;
    written += body.slice(position, edit.start) + edit.text;
    position = edit.end;
    const before = /[^\r\n]*$/.exec(body.slice(0, edit.start))?.[0] ?? '';
    const after = /^[^\r\n]*/.exec(body.slice(edit.end))?.[0] ?? '';
    const from = body.slice(edit.start, edit.end);
    fixes.push({ issue, from: before + from + after, to: before + edit.text + after });
  }
  const unfinished = join(dirname(path), `.${basename(path)}.${String(process.pid)}.tmp`);
  const { mode } = await stat(path);
  await writeFile(unfinished, written + body.slice(position), { flush: true, mode });
  await rename(unfinished, path);
  return fixes;
}

/** Shows each change as its place, the lines before and the lines after. */
export function formatFixes(fixes: readonly Fix[]): string {
  return fixes
    .map(({ issue: { file, line, column }, from, to }) =>
      [
        `${file}:${String(line)}:${String(column)}  fixed`,
        ...from
          .trimEnd()
          .split(/\r\n|\n|\r/)
          .map((part) => `  - ${part}`),
        ...to
          .trimEnd()
          .split(/\r\n|\n|\r/)
          .map((part) => `  + ${part}`),
      ].join('\n'),
    )
    .join('\n');
}
