import type { Finding } from '../../src/content/checks/issue.ts';

/** Makes the changes of a check, one by one, until it has none. */
export function applyEdits(text: string, check: (text: string) => readonly Finding[]): string {
  let changed = text;
  for (let round = 0; round < 100; round += 1) {
    const edit = check(changed).find((finding) => finding.edit)?.edit;
    if (!edit) return changed;
    changed = changed.slice(0, edit.start) + edit.text + changed.slice(edit.end);
  }
  throw new Error(`The changes never end: ${changed}`);
}
