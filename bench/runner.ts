import { findMedian, type BuildResult } from './build-result.ts';
import { countFolder } from './folders.ts';
import { measureCommand, type Command } from './measurement.ts';

export interface Step {
  name: string;
  /** Prepares the state that the build starts from; not measured. */
  prepare: () => Promise<void>;
  command: Command;
  outDir: string;
  /** Builds the same content from nothing and returns the differences. */
  verify?: (() => Promise<string[]>) | undefined;
}

export interface RunnerResult {
  /** In the order of the steps. */
  builds: BuildResult[];
  /** For each verified build, by name: its differences from a build from nothing. */
  differences: Record<string, string[]>;
}

/** Runs all steps `runs` times and says when each one begins and how long it took. */
export async function runSteps(
  steps: readonly Step[],
  runs: number,
  signal: AbortSignal,
): Promise<RunnerResult> {
  const builds = new Map<string, BuildResult>();
  const differences: Record<string, string[]> = {};
  const sequence = Array.from({ length: runs }, () => steps).flat();
  for (const [index, { name, prepare, command, outDir, verify }] of sequence.entries()) {
    console.log(`${String(index + 1)} of ${String(sequence.length)}  ${name}`);
    await prepare();
    const measurement = await measureCommand(command, signal);
    console.log(`  ${measurement.seconds.toFixed(1)} s`);
    const all = [...(builds.get(name)?.runs ?? []), measurement];
    builds.set(name, { name, median: findMedian(all), runs: all, output: await countFolder(outDir) });
    if (!verify) continue;
    console.log('  building the same from nothing, to compare');
    differences[name] = [...(differences[name] ?? []), ...(await verify())];
  }
  return { builds: [...builds.values()], differences };
}
