import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { findMedian, type BuildFigures, type Comparison } from './builds.ts';
import type { CorpusFacts } from './corpus.ts';

/** All that a run has found. */
export interface Results {
  /** When it began, RFC 3339. */
  date: string;
  /** How many processes were at work in the minute before, on average. */
  load: number;
  corpus: CorpusFacts;
  builds: readonly BuildFigures[];
  /** What small changes take more than the smallest site, in seconds. */
  excesses: readonly Comparison[];
  /** What our builds take as a part of what those of other programs take. */
  ratios: readonly Comparison[];
  /** Of other programs that were measured, by name. */
  versions: Readonly<Record<string, string>>;
  /** What differed from builds from nothing, by build; none where that was not asked for. */
  differences: Readonly<Record<string, readonly string[]>>;
}

/**
 * Writes results as JSON, and says where.
 *
 * @param project the folder of the project.
 */
export async function writeResults(folder: string, results: Results, project: string): Promise<string> {
  const { date, load, corpus, builds, versions, ...rest } = results;
  const file = join(folder, `${date.replaceAll(':', '-')}-${String(corpus.articles)}.json`);
  const content = {
    date,
    machine: { ...describeMachine(), load },
    versions: { node: process.versions.node, astro: await readAstroVersion(project), ...versions },
    corpus,
    builds: builds.map(({ name, runs, output }) => ({ name, median: findMedian(runs), runs, output })),
    ...rest,
  };
  await mkdir(folder, { recursive: true });
  await writeFile(file, `${JSON.stringify(content, null, 2)}\n`);
  return file;
}

function describeMachine() {
  return {
    system: `${type()} ${release()}`,
    architecture: process.arch,
    processor: cpus()[0]?.model,
    cores: availableParallelism(),
    memory: totalmem(),
  };
}

async function readAstroVersion(project: string): Promise<string> {
  const manifest = await readFile(join(project, 'node_modules/astro/package.json'), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}
