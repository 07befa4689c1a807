import { rules, type RuleName, type Severity } from './rules.ts';

/** A problem that an editor must fix (an error) or look at (a warning). */
export interface Issue extends Place {
  /** Relative to the content folder, with `/`. */
  file: string;
  rule: RuleName;
  severity: Severity;
  message: string;
  fix: string;
  edit?: TextEdit | undefined;
  rename?: Renaming | undefined;
}

/** Line and column count from 1; columns in UTF-16 code units, as text editors count. */
export interface Place {
  line: number;
  column: number;
}

/** What a check finds in a text, without file, line and severity. */
export interface Finding {
  rule: RuleName;
  /** In the text of the file, in UTF-16 code units. */
  offset: number;
  message: string;
  fix: string;
  /** The change that mends it, if there is one right answer; `check:content -- --fix` makes it. */
  edit?: TextEdit | undefined;
  /** The new name of a file that mends it, with `edit` if both are there. Nothing has the new name yet. */
  rename?: Renaming | undefined;
}

/** File names are relative to the content folder, with `/`. */
export interface Renaming {
  from: string;
  to: string;
}

/** Replaces a part of the text of a file. Offsets are in UTF-16 code units. */
export interface TextEdit {
  start: number;
  end: number;
  text: string;
}

/** Counts the offsets of a finding from the beginning of a longer text, in which its own begins at `start`. */
export function moveFinding({ offset, edit, ...finding }: Finding, start: number): Finding {
  return { ...finding, offset: offset + start, ...(edit && { edit: moveEdit(edit, start) }) };
}

export function moveEdit({ start, end, text }: TextEdit, by: number): TextEdit {
  return { start: start + by, end: end + by, text };
}

/** The lines of a text that an edit changes, as they are after it. */
export function writeChangedLines(text: string, { start, end, text: replacement }: TextEdit): string {
  const before = /[^\r\n]*$/.exec(text.slice(0, start))?.[0] ?? '';
  const after = /^[^\r\n]*/.exec(text.slice(end))?.[0] ?? '';
  return `${before}${replacement}${after}`;
}

export function createIssues(file: string, text: string, findings: readonly Finding[]): Issue[] {
  if (findings.length === 0) return [];
  const locate = createLocator(text);
  return findings.map(({ offset, ...finding }) => createIssue(file, locate(offset), finding));
}

export function createIssue(file: string, place: Place, finding: Omit<Finding, 'offset'>): Issue {
  const { rule, message, fix, edit, rename } = finding;
  const change = { ...(edit && { edit }), ...(rename && { rename }) };
  return { file, ...place, rule, severity: rules[rule], message, fix, ...change };
}

export function compareIssues(a: Issue, b: Issue): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column || (a.rule < b.rule ? -1 : 1);
}

export function hasErrors(issues: readonly Issue[]): boolean {
  return issues.some(({ severity }) => severity === 'error');
}

/** Converts offsets to lines and columns. Lines end in LF, CR LF or CR. */
export function createLocator(text: string): (offset: number) => Place {
  const lineStarts = [0];
  for (const { index, 0: lineEnd } of text.matchAll(/\r\n|\n|\r/g)) lineStarts.push(index + lineEnd.length);
  return (offset) => {
    const within = Math.min(Math.max(0, offset), text.length);
    let [line, behind] = [0, lineStarts.length];
    while (behind - line > 1) {
      const middle = (line + behind) >> 1;
      if ((lineStarts[middle] ?? 0) <= within) line = middle;
      else behind = middle;
    }
    return { line: line + 1, column: within - (lineStarts[line] ?? 0) + 1 };
  };
}
