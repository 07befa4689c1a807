import type { Issue } from './issue.ts';
import type { Severity } from './rules.ts';

/** How the parts of a report are set off; without a style they are plain. */
export interface ReportStyle {
  place: (text: string) => string;
  rule: (text: string, severity: Severity) => string;
  fix: (text: string) => string;
}

const plain: ReportStyle = { place: (text) => text, rule: (text) => text, fix: (text) => text };

/** The issues as an editor reads them: a line for each, below it the mend; files apart; at the end the count. */
export function formatReport(issues: readonly Issue[], style = plain): string {
  const lines = issues.flatMap(({ file, line, column, rule, severity, message, fix }, index) => [
    ...(index > 0 && issues[index - 1]?.file !== file ? [''] : []),
    `${style.place(`${file}:${String(line)}:${String(column)}`)}  ${style.rule(rule, severity)}  ${message}`,
    style.fix(`  fix: ${fix}`),
  ]);
  return [...lines, '', countIssues(issues)].join('\n');
}

/**
 * The issues as GitHub Actions reads them from a job's output (workflow commands `error` and `warning`),
 * to mark the lines in a pull request.
 *
 * @param folder where the content folder lies in the repository, with `/`.
 */
export function formatAnnotations(issues: readonly Issue[], folder: string): string {
  return issues
    .map(({ file, line, column, rule, severity, message, fix }) => {
      const properties = Object.entries({ file: `${folder}/${file}`, line, col: column, title: rule })
        .map(([name, value]) => `${name}=${escapeProperty(String(value))}`)
        .join(',');
      return `::${severity} ${properties}::${escapeData(`${message}\nfix: ${fix}`)}`;
    })
    .join('\n');
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

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
