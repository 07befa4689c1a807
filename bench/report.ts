import { findMedian, type BuildFigures, type Comparison } from './builds.ts';

/** What each build takes, and what it makes. */
export function formatBuilds(builds: readonly BuildFigures[]): string {
  return formatTable(
    [
      'Build',
      'Time',
      'Processor',
      'Largest process',
      'All processes',
      'Written',
      'HTML',
      'XML',
      'Files',
      'Size',
    ],
    builds.map(({ name, runs, output }) => {
      const { seconds, cpuSeconds, largestProcess, allProcesses, bytesWritten } = findMedian(runs);
      return [
        name,
        formatSeconds(seconds),
        formatSeconds(cpuSeconds),
        formatBytes(largestProcess),
        formatBytes(allProcesses),
        formatBytes(bytesWritten),
        formatCount(output.html.files),
        formatCount(output.xml.files),
        formatCount(output.files),
        formatBytes(output.bytes),
      ];
    }),
  );
}

/** What builds take more than another one. */
export function formatExcesses(excesses: readonly Comparison[]): string {
  return formatComparisons('More than', excesses, formatSeconds);
}

/** What builds take as parts of what others take, a table for each of these. */
export function formatRatios(ratios: readonly Comparison[]): string {
  return formatComparisons('As a part of', ratios, formatRatio);
}

function formatComparisons(
  title: string,
  comparisons: readonly Comparison[],
  format: (number: number | undefined) => string,
): string {
  const tables = [...Map.groupBy(comparisons, ({ other }) => other)].map(([other, ofOther]) =>
    formatTable(
      [`${title} “${other}”`, 'Time', 'Processor'],
      ofOther.map(({ build, seconds, cpuSeconds }) => [build, format(seconds), format(cpuSeconds)]),
    ),
  );
  return tables.join('\n\n');
}

/** A table of words in the first column and numbers in the others, which end in line; it is Markdown too. */
function formatTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const formatRow = ([words = '', ...numbers]: readonly string[]) => {
    const [width = 0, ...others] = widths;
    const padded = others.map((other, column) => (numbers[column] ?? '').padStart(other));
    return `| ${[words.padEnd(width), ...padded].join(' | ')} |`;
  };
  const rule = widths.map((width, column) =>
    column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  );
  return [head, rule, ...rows].map(formatRow).join('\n');
}

/** Where something could not be measured. */
const unknown = '–';

function formatSeconds(seconds: number | undefined): string {
  return seconds === undefined ? unknown : `${seconds.toFixed(seconds < 100 ? 1 : 0)} s`;
}

function formatBytes(bytes: number | undefined): string {
  if (bytes === undefined) return unknown;
  const megabytes = bytes / 1e6;
  return `${megabytes < 10 ? megabytes.toFixed(1) : formatCount(Math.round(megabytes))} MB`;
}

function formatCount(count: number): string {
  return count.toLocaleString('en-GB');
}

function formatRatio(ratio: number | undefined): string {
  return ratio === undefined ? unknown : ratio.toFixed(2);
}
