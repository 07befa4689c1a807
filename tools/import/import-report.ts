import type { NewFile } from '../command/newsroom.ts';
import type { Problem, SummaryRow } from '../../src/writing/reading/found-story.ts';

export interface ImportedStory {
  /** Relative to the caller's folder. */
  name: string;
  /** `new`: not written (yet). `there`: the content folder has the article already. */
  outcome: 'new' | 'written' | 'there' | 'refused';
  /** The present or future file of the article, relative to the caller's folder. */
  path?: string | undefined;
  rows: readonly SummaryRow[];
  /** Problems that prevent the import, or that a person should look at. */
  problems: readonly Problem[];
  /** The article's file, then its pictures; empty unless the article is new. */
  files: readonly NewFile[];
}

/** Lists the found values of each file, then all problems, then the count. */
export function formatImportReport(imports: readonly ImportedStory[], isDryRun: boolean): string {
  const withProblems = imports.filter(({ problems }) => problems.length > 0);
  const count = (wanted: ImportedStory['outcome']) =>
    String(imports.filter(({ outcome }) => outcome === wanted).length);
  const brought = isDryRun ? `${count('new')} would be brought in` : `${count('written')} brought in`;
  const blocks = imports.map((imported) => formatSummary(imported, isDryRun));
  if (withProblems.length > 0) {
    blocks.push(withProblems.length === 1 ? 'One file needs a hand:' : 'These files need a hand:');
    blocks.push(...withProblems.map(formatProblems));
  }
  if (imports.some(({ outcome }) => outcome === 'refused'))
    blocks.push('Mend what was not written in its own file, or by a flag; then run the command again.');
  blocks.push(
    `${brought}, ${count('there')} there already, ${String(withProblems.length)} ${withProblems.length === 1 ? 'needs' : 'need'} a hand.`,
  );
  return blocks.join('\n\n');
}

function formatSummary(imported: ImportedStory, isDryRun: boolean): string {
  const rows = [...imported.rows, describeOutcome(imported, isDryRun)];
  const width = Math.max(...rows.map(([name]) => name.length)) + 2;
  const lines = rows.flatMap(([name, text]) =>
    text.split('\n').map((line, index) => `  ${(index === 0 ? name : '').padEnd(width)}${line}`),
  );
  return [imported.name, ...lines].join('\n');
}

function describeOutcome({ outcome, path = '' }: ImportedStory, isDryRun: boolean): SummaryRow {
  if (outcome === 'written') return ['written', path];
  if (outcome === 'there') return ['unchanged', `${path} has this text already`];
  if (outcome === 'refused') return ['not written', 'it needs a hand, see below'];
  return [isDryRun ? 'would be' : 'not written', path];
}

function formatProblems({ name, problems }: ImportedStory): string {
  return problems
    .flatMap(({ line, message, fix }) => [
      `${line === undefined ? name : `${name}:${String(line)}`}  ${message}`,
      `  fix: ${fix.replaceAll('\n', '\n    ')}`,
    ])
    .join('\n');
}
