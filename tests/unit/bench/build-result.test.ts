import { describe, expect, test } from 'vitest';
import { compareBuilds, findMedian } from '../../../bench/build-result.ts';
import type { Measurement } from '../../../bench/measurement.ts';
import { createBuild } from './measured-build.ts';

describe('the median', () => {
  test.for<[runs: number[], median: number]>([
    [[4], 4],
    [[9, 1, 4], 4],
    [[10, 1, 4, 3], 3.5],
  ])('of %j is %d', ([runs, median]) => {
    expect(findMedian(runs.map((seconds) => ({ seconds, cpuSeconds: seconds + 1 })))).toMatchObject({
      seconds: median,
      cpuSeconds: median + 1,
    });
  });

  test('is taken in each column by itself', () => {
    const runs: Measurement[] = [
      { seconds: 1, bytesWritten: 30 },
      { seconds: 2, bytesWritten: 10 },
      { seconds: 3, bytesWritten: 20 },
    ];
    expect(findMedian(runs)).toMatchObject({ seconds: 2, bytesWritten: 20 });
  });

  test('of what was not measured each time is undefined', () => {
    expect(findMedian([{ seconds: 1, cpuSeconds: 2 }, { seconds: 3 }])).toMatchObject({
      seconds: 2,
      cpuSeconds: undefined,
    });
  });
});

describe('builds are compared with another one', () => {
  const ours = createBuild('ours', { seconds: 3, cpuSeconds: 5 });
  const theirs = createBuild('theirs', { seconds: 12, cpuSeconds: 20 });
  const timed = createBuild('timed', { seconds: 1 });

  test('in time, and in processor time where both have it', () => {
    expect(compareBuilds([ours, timed], theirs, (a, b) => a / b)).toEqual([
      { build: 'ours', other: 'theirs', seconds: 0.25, cpuSeconds: 0.25 },
      { build: 'timed', other: 'theirs', seconds: 1 / 12, cpuSeconds: undefined },
    ]);
  });

  test('that may be missing', () => {
    expect(compareBuilds([ours, timed], undefined, (a, b) => a - b)).toEqual([]);
  });
});
