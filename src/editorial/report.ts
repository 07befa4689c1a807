import type { Issue } from './issue.ts';

/** The issues as an editor reads them in a terminal: a line for each, below it the mend, at the end the count. */
export function formatReport(issues: readonly Issue[]): string {
  const lines = issues.flatMap(({ file, line, column, rule, message, fix }) => [
    `${file}:${String(line)}:${String(column)}  ${rule}  ${message}`,
    `  fix: ${fix}`,
  ]);
  return [...lines, '', countIssues(issues)].join('\n');
}

function countIssues(issues: readonly Issue[]): string {
  const errors = issues.filter(({ severity }) => severity === 'error').length;
  const warnings = issues.length - errors;
  const parts = [
    `${String(errors)} ${errors === 1 ? 'error' : 'errors'}`,
    `${String(warnings)} ${warnings === 1 ? 'warning' : 'warnings'}`,
  ];
  return `${parts.join(', ')}.`;
}
