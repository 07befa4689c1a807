import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { resolveWritten, runEditorCommand, showPath, UsageError } from '../tools/command/editor-command.ts';
import { compareBuilds } from './build-result.ts';
import { Corpus } from './corpus.ts';
import { removeFolder } from './folders.ts';
import { createHugoStep, findHugoVersion } from './hugo/hugo-step.ts';
import { flags, readOptions, usage, type BenchFlags, type BenchOptions } from './options.ts';
import { formatResults } from './report.ts';
import { describeMachine, readVersions, writeResults, type Results } from './results.ts';
import { runSteps, type Step } from './runner.ts';
import { createSiteSteps } from './site-steps.ts';

const project = resolve(import.meta.dirname, '..');

/** The load average of an otherwise idle machine stays below it. */
const busyLoad = 0.7;

const stopping = new AbortController();
const stop = (signal: NodeJS.Signals) => {
  stopping.abort(signal);
};
const signals: NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];
for (const signal of signals) process.on(signal, stop);
await runEditorCommand({ name: 'bench', usage, flags, takesWords: true }, runCommand);
for (const signal of signals) process.off(signal, stop);
if (stopping.signal.aborted) process.kill(process.pid, stopping.signal.reason as NodeJS.Signals);

async function runCommand(values: BenchFlags, words: readonly string[]): Promise<number> {
  if (words.length > 0) throw new UsageError(`There is nothing to do with “${words.join(' ')}”.`);
  const options = readOptions(values);
  const folder = await mkdtemp(join(tmpdir(), 'newsroom-bench-'));
  // Temporary files of builds are removed too.
  process.env.TMPDIR = folder;
  try {
    const results = await measureBuilds(options, folder);
    const file = await writeResults(
      resolveWritten(values.results ?? join(project, 'bench/results')),
      results,
    );
    console.log(`\n${formatResults(results)}\n\nAll figures are in ${showPath(file)}.`);
    return Object.values(results.differences).flat().length === 0 ? 0 : 1;
  } catch (error) {
    if (!stopping.signal.aborted) throw error;
    return 1;
  } finally {
    await removeFolder(folder);
  }
}

async function measureBuilds(options: BenchOptions, folder: string): Promise<Results> {
  const { signal } = stopping;
  const { articles, seed, runs, hasAllChanges, isVerified, hasPeers } = options;
  const date = new Date().toISOString();
  const machine = describeMachine();
  if (machine.load > busyLoad) {
    console.log(`The load average is ${machine.load.toFixed(1)}: times will be too long.`);
  }
  const hugo = hasPeers ? findHugoVersion() : undefined;
  if (hasPeers && hugo === undefined) console.log('Hugo is not found, and left out.');

  console.log(`Writing ${articles.toLocaleString('en-GB')} sample stories`);
  const corpus = await Corpus.create(join(folder, 'content'), { articles, seed, signal });
  const site = await createSiteSteps({ corpus, project, folder, hasAllChanges, isVerified, signal });
  const ours = [...site.smallest, ...site.everything, ...site.changes];
  const theirs = hugo === undefined ? [] : [createHugoStep(hugo, corpus, site.outDir, folder)];
  const { builds, differences } = await runSteps([...ours, ...theirs], runs, signal);

  const resultsOf = (steps: readonly Step[]) =>
    builds.filter((build) => steps.some(({ name }) => name === build.name));
  const [, smallest] = resultsOf(site.smallest);
  const [peer] = resultsOf(theirs);
  const excesses = compareBuilds(resultsOf(site.changes), smallest, (a, b) => a - b);
  const compared = resultsOf([...site.everything, ...site.changes]);
  const ratios = compareBuilds(compared, peer, (a, b) => a / b);
  const versions = { ...(await readVersions(project)), ...(hugo !== undefined && { hugo }) };
  return { date, machine, versions, corpus: corpus.facts, builds, excesses, ratios, differences };
}
