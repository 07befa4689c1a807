import type { BuildResult, Comparison } from './build-result.ts';
import type { Results } from './results.ts';

export function formatResults({ builds, excesses, ratios, differences }: Results): string {
  const parts = [
    formatBuilds(builds),
    formatComparisons('More than', excesses, formatSeconds),
    ...(ratios.length > 0 ? [formatComparisons('As a part of', ratios, formatRatio)] : []),
    ...Object.entries(differences).map(([name, files]) => formatDifferences(name, files)),
  ];
  return parts.join('\n\n');
}

const columns: [heading: string, format: (build: BuildResult) => string][] = [
  ['Build', ({ name }) => name],
  ['Time', ({ median }) => formatSeconds(median.seconds)],
  ['Processor', ({ median }) => formatSeconds(median.cpuSeconds)],
  ['Largest process', ({ median }) => formatBytes(median.largestProcess)],
  ['All processes', ({ median }) => formatBytes(median.allProcesses)],
  ['Written', ({ median }) => formatBytes(median.bytesWritten)],
  ['HTML', ({ output }) => formatCount(output.html.files)],
  ['XML', ({ output }) => formatCount(output.xml.files)],
  ['Files', ({ output }) => formatCount(output.files)],
  ['Size', ({ output }) => formatBytes(output.bytes)],
];

function formatBuilds(builds: readonly BuildResult[]): string {
  return formatTable(
    columns.map(([heading]) => heading),
    builds.map((build) => columns.map(([, format]) => format(build))),
  );
}

function formatComparisons(
  title: string,
  comparisons: readonly Comparison[],
  format: (number: number | undefined) => string,
): string {
  return formatTable(
    [`${title} “${comparisons[0]?.other ?? ''}”`, 'Time', 'Processor'],
    comparisons.map(({ build, seconds, cpuSeconds }) => [build, format(seconds), format(cpuSeconds)]),
  );
}

function formatDifferences(name: string, files: readonly string[]): string {
  if (files.length === 0) return `${name}: byte for byte as built from nothing.`;
  const first = files.slice(0, 20).map((file) => `  ${file}`);
  return [
    `${name}: not as built from nothing. Files that differ: ${formatCount(files.length)}`,
    ...first,
  ].join('\n');
}

/** A table of words in the first column and numbers in the others. */
function formatTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const rule = widths.map(
    (width, column) => '-'.repeat(width - Number(column > 0)) + (column > 0 ? ':' : ''),
  );
  const formatRow = (row: readonly string[]) => {
    const cells = row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
    );
    return `| ${cells.join(' | ')} |`;
  };
  return [head, rule, ...rows].map(formatRow).join('\n');
}

/** Shown for a value that could not be measured. */
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
