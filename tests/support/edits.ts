import type { Finding, TextEdit } from '../../src/content/checks/issue.ts';

export function applyEdit(text: string, { start, end, text: replacement }: TextEdit): string {
  return text.slice(0, start) + replacement + text.slice(end);
}

/** Makes the changes of a check, one by one, until it has none. */
export function applyEdits(text: string, check: (text: string) => readonly Finding[]): string {
  let changed = text;
  for (let round = 0; round < 100; round += 1) {
    const edit = check(changed).find((finding) => finding.edit)?.edit;
    if (!edit) return changed;
    changed = applyEdit(changed, edit);
  }
  throw new Error(`The changes never end: ${changed}`);
}
