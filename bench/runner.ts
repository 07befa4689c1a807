import { createProgressLine } from './progress-line.ts';
import type { BuildFigures } from './builds.ts';
import { countFolder } from './folder-census.ts';
import { measureCommand } from './measurement.ts';
import type { Step } from './step.ts';

/** What all builds took, and what was wrong with any. */
export interface Findings {
  /** In the order of the steps. */
  builds: BuildFigures[];
  /** Of the builds that were compared with one from nothing, what differed, by name. */
  differences: Record<string, string[]>;
}

/** Goes through all steps, as often as is asked for; each run counts by itself. */
export async function runSteps(steps: readonly Step[], runs: number, signal: AbortSignal): Promise<Findings> {
  const builds = new Map<string, BuildFigures>();
  const differences: Record<string, string[]> = {};
  const progress = createProgressLine(steps.length * runs);
  for (let run = 0; run < runs; run += 1) {
    for (const [index, { name, prepare, command, outDir, verify }] of steps.entries()) {
      const stopShowing = showSeconds((seconds) => {
        progress.show(run * steps.length + index + 1, `${name}, ${String(seconds)} s`);
      });
      try {
        await prepare();
        const measurement = await measureCommand(command, signal);
        const output = await countFolder(outDir);
        builds.set(name, { name, runs: [...(builds.get(name)?.runs ?? []), measurement], output });
        if (verify) differences[name] = [...(differences[name] ?? []), ...(await verify())];
      } finally {
        stopShowing();
        progress.hide();
      }
    }
  }
  return { builds: [...builds.values()], differences };
}

/** Says once a second how many of them have passed, until it is stopped. */
function showSeconds(show: (seconds: number) => void): () => void {
  const start = performance.now();
  const showNow = () => {
    show(Math.round((performance.now() - start) / 1000));
  };
  showNow();
  const timer = setInterval(showNow, 1000);
  return () => {
    clearInterval(timer);
  };
}
