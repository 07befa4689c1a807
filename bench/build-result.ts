import type { FolderCount } from './folders.ts';
import type { Measurement } from './measurement.ts';

export interface BuildResult {
  name: string;
  median: Measurement;
  runs: Measurement[];
  output: FolderCount;
}

/** The median of several runs, separately for each column. */
export function findMedian(runs: readonly Measurement[]): Measurement {
  const median = (column: keyof Measurement) => medianOf(runs.map((run) => run[column]));
  return {
    seconds: median('seconds') ?? Number.NaN,
    cpuSeconds: median('cpuSeconds'),
    largestProcess: median('largestProcess'),
    allProcesses: median('allProcesses'),
    bytesWritten: median('bytesWritten'),
  };
}

/** `undefined` if a number is missing. */
function medianOf(numbers: readonly (number | undefined)[]): number | undefined {
  const sorted = numbers.filter((number) => number !== undefined).sort((a, b) => a - b);
  if (sorted.length < numbers.length) return undefined;
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}

/** The difference between two builds, in seconds, or their ratio. */
export interface Comparison {
  build: string;
  other: string;
  seconds: number;
  cpuSeconds: number | undefined;
}

/**
 * Compares builds with a reference build, if there is one.
 *
 * @param operate computes the difference or the ratio.
 */
export function compareBuilds(
  builds: readonly BuildResult[],
  other: BuildResult | undefined,
  operate: (ours: number, theirs: number) => number,
): Comparison[] {
  if (!other) return [];
  const { seconds, cpuSeconds } = other.median;
  return builds.map(({ name, median }) => ({
    build: name,
    other: other.name,
    seconds: operate(median.seconds, seconds),
    cpuSeconds:
      median.cpuSeconds === undefined || cpuSeconds === undefined
        ? undefined
        : operate(median.cpuSeconds, cpuSeconds),
  }));
}
