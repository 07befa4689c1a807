import type { Problem } from './found-story.ts';
import type { SummaryRow } from './prepared-story.ts';

/**
 * What became of a file: its story is new and not written (yet), has been written, was there before,
 * or was refused.
 */
export type Outcome = 'new' | 'written' | 'there' | 'refused';

/** A file that was to be brought in, as the report tells of it. */
export interface Arrival {
  /** As whoever calls would write it. */
  name: string;
  outcome: Outcome;
  /** Where the story is, or would be, as whoever calls would write it. */
  path?: string | undefined;
  rows: readonly SummaryRow[];
  /** What needs a hand: it kept the story out, or wants a look at what was brought in. */
  problems: readonly Problem[];
}

/** What was taken as what, file by file, then all that needs a hand, then the count. */
export function formatImportReport(arrivals: readonly Arrival[], isDryRun: boolean): string {
  const needy = arrivals.filter(({ problems }) => problems.length > 0);
  const blocks = [
    ...arrivals.map((arrival) => formatSummary(arrival, isDryRun)),
    ...(needy.length === 0
      ? []
      : [needy.length === 1 ? 'One file needs a hand:' : 'These files need a hand:']),
    ...needy.map(formatProblems),
    ...(arrivals.some(({ outcome }) => outcome === 'refused')
      ? ['What was not written can be mended in its own file; then run the command again.']
      : []),
    formatCount(arrivals, needy.length, isDryRun),
  ];
  return blocks.join('\n\n');
}

function formatSummary(arrival: Arrival, isDryRun: boolean): string {
  const rows = [...arrival.rows, describeOutcome(arrival, isDryRun)];
  const width = Math.max(...rows.map(([name]) => name.length)) + 2;
  const lines = rows.flatMap(([name, text]) =>
    text.split('\n').map((line, index) => `  ${(index === 0 ? name : '').padEnd(width)}${line}`),
  );
  return [arrival.name, ...lines].join('\n');
}

function describeOutcome({ outcome, path = '' }: Arrival, isDryRun: boolean): SummaryRow {
  switch (outcome) {
    case 'written':
      return ['written', path];
    case 'there':
      return ['unchanged', `${path} has this text already`];
    case 'new':
      return isDryRun ? ['would be', path] : ['not written', path];
    case 'refused':
      return ['not written', 'it needs a hand, see below'];
  }
}

function formatProblems({ name, problems }: Arrival): string {
  return problems
    .flatMap(({ line, message, fix }) => [
      `${line === undefined ? name : `${name}:${String(line)}`}  ${message}`,
      `  fix: ${fix.replaceAll('\n', '\n    ')}`,
    ])
    .join('\n');
}

function formatCount(arrivals: readonly Arrival[], needy: number, isDryRun: boolean): string {
  const count = (outcome: Outcome) =>
    String(arrivals.filter((arrival) => arrival.outcome === outcome).length);
  const brought = isDryRun ? `${count('new')} would be brought in` : `${count('written')} brought in`;
  return `${brought}, ${count('there')} there already, ${String(needy)} ${needy === 1 ? 'needs' : 'need'} a hand.`;
}
