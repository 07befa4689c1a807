import { createElement } from '../../lib/create-element.ts';
import { countOf } from '../../lib/text.ts';
import type { PlacedIssue } from './answers.ts';

/** What can be done about an issue. */
export interface IssueActions {
  /** Puts the cursor where the issue is. */
  goTo: (issue: PlacedIssue) => void;
  /** Makes the one change that mends it. */
  mend: (issue: PlacedIssue) => void;
  /** The name of the field, as the page shows it. */
  nameField: (issue: PlacedIssue) => string;
}

export function createIssueItem(issue: PlacedIssue, actions: IssueActions): HTMLLIElement {
  const { severity, field, bodyLine, message, fix, edit } = issue;
  const name = actions.nameField(issue);
  const place = field === 'body' ? `${name}, line ${String(bodyLine)}` : name;
  const goTo = createElement('button', { type: 'button', class: 'write-issue-place' }, place);
  goTo.addEventListener('click', () => {
    actions.goTo(issue);
  });
  const item = createElement(
    'li',
    { class: 'write-issue', 'data-severity': severity },
    goTo,
    createElement('p', {}, `${capitalize(message)}.`),
    createElement('p', { class: 'write-issue-fix' }, capitalize(fix)),
  );
  if (edit) {
    const mend = createElement('button', { type: 'button', 'aria-label': `Mend it: ${message}` }, 'Mend it');
    mend.addEventListener('click', () => {
      actions.mend(issue);
    });
    item.append(mend);
  }
  return item;
}

/** `2 errors, 1 warning`. */
export function countIssues(issues: readonly PlacedIssue[]): string {
  const errors = issues.filter(({ severity }) => severity === 'error').length;
  const warnings = issues.length - errors;
  const counts = [
    ...(errors > 0 ? [countOf(errors, 'error')] : []),
    ...(warnings > 0 ? [countOf(warnings, 'warning')] : []),
  ];
  return counts.join(', ');
}

function capitalize(text: string): string {
  return text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}
