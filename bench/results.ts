import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import type { BuildResult, Comparison } from './build-result.ts';
import type { CorpusFacts } from './corpus.ts';

/** The results of a run, as written to a JSON file. */
export interface Results {
  /** The start of the run, RFC 3339. */
  date: string;
  machine: ReturnType<typeof describeMachine>;
  versions: Readonly<Record<string, string>>;
  corpus: CorpusFacts;
  builds: readonly BuildResult[];
  /** The time of a build after a change, minus that of the smallest site, in seconds. */
  excesses: readonly Comparison[];
  /** The cost of our builds divided by that of a compared generator. */
  ratios: readonly Comparison[];
  /** The differences found in each verified build. */
  differences: Readonly<Record<string, readonly string[]>>;
}

export function describeMachine() {
  return {
    system: `${type()} ${release()}`,
    architecture: process.arch,
    processor: cpus()[0]?.model,
    cores: availableParallelism(),
    /** In bytes. */
    memory: totalmem(),
    load: loadavg()[0] ?? 0,
  };
}

export async function readVersions(project: string): Promise<Record<string, string>> {
  const manifest = await readFile(join(project, 'node_modules/astro/package.json'), 'utf8');
  return { node: process.versions.node, astro: (JSON.parse(manifest) as { version: string }).version };
}

export async function writeResults(folder: string, results: Results): Promise<string> {
  const { date, corpus } = results;
  const file = join(folder, `${date.replaceAll(':', '-')}-${String(corpus.articles)}.json`);
  await mkdir(folder, { recursive: true });
  await writeFile(file, `${JSON.stringify(results, null, 2)}\n`);
  return file;
}
