import type { FolderCensus } from './folder-census.ts';
import type { Measurement } from './measurement.ts';

/** A kind of build, and what each run of it took. */
export interface BuildFigures {
  name: string;
  runs: Measurement[];
  /** What the last run left behind. */
  output: FolderCensus;
}

/** The middle of several runs, in each column by itself. */
export function findMedian(runs: readonly Measurement[]): Measurement {
  const median = (column: keyof Measurement) => middleOf(runs.map((run) => run[column]));
  return {
    seconds: median('seconds') ?? Number.NaN,
    cpuSeconds: median('cpuSeconds'),
    largestProcess: median('largestProcess'),
    allProcesses: median('allProcesses'),
    bytesWritten: median('bytesWritten'),
  };
}

/** Of an even number, the mean of the two in the middle; nothing where one is missing. */
function middleOf(numbers: readonly (number | undefined)[]): number | undefined {
  const sorted = numbers.filter((number) => number !== undefined).sort((a, b) => a - b);
  if (sorted.length < numbers.length) return undefined;
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}

/** How what one build takes compares with what another one takes. */
export interface Comparison {
  build: string;
  other: string;
  /** As a part of what the other one takes, or what it takes more, as {@link divide} or {@link subtract} made it. */
  seconds: number;
  cpuSeconds: number | undefined;
}

/** What a build takes as a part of what another one takes. */
export function divide(build: BuildFigures, other: BuildFigures): Comparison {
  return compare(build, other, (ours, theirs) => ours / theirs);
}

/** What a build takes more than another one, in seconds. */
export function subtract(build: BuildFigures, other: BuildFigures): Comparison {
  return compare(build, other, (ours, theirs) => ours - theirs);
}

function compare(
  build: BuildFigures,
  other: BuildFigures,
  operate: (ours: number, theirs: number) => number,
): Comparison {
  const [ours, theirs] = [findMedian(build.runs), findMedian(other.runs)];
  return {
    build: build.name,
    other: other.name,
    seconds: operate(ours.seconds, theirs.seconds),
    cpuSeconds:
      ours.cpuSeconds === undefined || theirs.cpuSeconds === undefined
        ? undefined
        : operate(ours.cpuSeconds, theirs.cpuSeconds),
  };
}
