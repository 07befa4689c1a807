import { showOnOneLine } from '../../lib/log-text.ts';
import type { Issue } from './issue.ts';
import type { Severity } from './rules.ts';

export interface ReportStyle {
  place: (text: string) => string;
  rule: (text: string, severity: Severity) => string;
  fix: (text: string) => string;
}

const plain: ReportStyle = { place: (text) => text, rule: (text) => text, fix: (text) => text };

/**
 * Formats issues for editors: one line each with its fix below, blank lines between files, a final count. Each word of
 * an editor stays on its line.
 */
export function formatReport(issues: readonly Issue[], style = plain): string {
  const lines = issues.flatMap(({ file, line, column, rule, severity, message, fix }, index) => [
    ...(index > 0 && issues[index - 1]?.file !== file ? [''] : []),
    `${style.place(`${showOnOneLine(file)}:${String(line)}:${String(column)}`)}  ${style.rule(rule, severity)}  ${showOnOneLine(message)}`,
    style.fix(`  fix: ${showOnOneLine(fix)}`),
  ]);
  return [...lines, '', countIssues(issues)].join('\n');
}

/**
 * Formats issues as workflow commands of GitHub Actions, which mark the lines in a pull request.
 *
 * @param folder the content folder relative to the repository, with `/`.
 */
export function formatAnnotations(issues: readonly Issue[], folder: string): string {
  return issues
    .map(({ file, line, column, rule, severity, message, fix }) => {
      const properties = Object.entries({ file: `${folder}/${file}`, line, col: column, title: rule })
        .map(([name, value]) => `${name}=${escapeProperty(showOnOneLine(String(value)))}`)
        .join(',');
      return `::${severity} ${properties}::${escapeData(`${showOnOneLine(message)}\nfix: ${showOnOneLine(fix)}`)}`;
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
