import type { BuildResult } from '../../../bench/build-result.ts';
import type { Measurement } from '../../../bench/measurement.ts';

/** A build that was measured once, of a site of three pages and a feed. */
export function createBuild(name: string, run: Measurement): BuildResult {
  const output = {
    files: 1234,
    bytes: 56_789_012,
    html: { files: 3, bytes: 3000 },
    xml: { files: 1, bytes: 1000 },
  };
  return { name, median: run, runs: [run], output };
}
