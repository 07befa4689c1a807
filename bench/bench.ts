import { mkdtemp } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { endLike } from '../tools/astro/astro-process.ts';
import { resolveWritten, runEditorCommand, showPath, UsageError } from '../tools/command/editor-command.ts';
import { countOf } from '../src/lib/text.ts';
import { divide, subtract, type BuildFigures, type Comparison } from './builds.ts';
import { Corpus } from './corpus.ts';
import { flags, readOptions, usage, type BenchOptions, type FlagValues } from './options.ts';
import { createPeerStep, findPeers, nameOfPeer } from './peers/peer-steps.ts';
import { removeFolder } from './project-copy.ts';
import { formatBuilds, formatExcesses, formatRatios } from './report.ts';
import { writeResults } from './results.ts';
import { runSteps } from './runner.ts';
import { createSiteSteps, siteBuilds, siteChanges } from './site-steps.ts';

const project = resolve(import.meta.dirname, '..');

/** What one process that works on and off makes of an idle machine. */
const busyLoad = 0.7;

/** Those that the system sends to end a process. */
const endings: NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

const stopping = new AbortController();
const stop = (signal: NodeJS.Signals) => {
  stopping.abort(signal);
};
for (const signal of endings) process.on(signal, stop);
await runEditorCommand({ name: 'bench', usage, flags, takesWords: true }, runCommand);
for (const signal of endings) process.off(signal, stop);
if (stopping.signal.aborted) endLike({ signal: stopping.signal.reason as NodeJS.Signals });

async function runCommand(values: FlagValues, words: readonly string[]): Promise<number> {
  if (words.length > 0) throw new UsageError(`There is nothing to do with “${words.join(' ')}”.`);
  const options = readOptions(values);
  const folder = await mkdtemp(join(tmpdir(), 'newsroom-bench-'));
  // What builds put among temporary files goes with the rest.
  process.env.TMPDIR = folder;
  try {
    return await runBench(options, folder);
  } catch (error) {
    if (!stopping.signal.aborted) throw error;
    return 1;
  } finally {
    await removeFolder(folder);
  }
}

/** Makes the content, builds it in every way, and tells what that took. */
async function runBench(options: BenchOptions, folder: string): Promise<number> {
  const { signal } = stopping;
  const { articles, seed, runs, hasAllChanges, isVerified } = options;
  const date = new Date().toISOString();
  const [load = 0] = loadavg();
  if (load > busyLoad) {
    console.log(`Others are at work on this machine (a load of ${load.toFixed(1)}): times will be too long.`);
  }
  const eleventy = options.eleventy === undefined ? undefined : resolveWritten(options.eleventy);
  const peers = options.hasPeers ? findPeers(folder, eleventy) : { found: [], missing: [] };
  for (const name of peers.missing) console.log(`${name} is not found, and left out.`);

  console.log(`Making up ${countOf(articles, 'story', 'stories')} and building them …`);
  const corpus = await Corpus.create(join(folder, 'content'), { articles, seed, signal });
  const site = await createSiteSteps({ corpus, project, folder, hasAllChanges, isVerified, signal });
  const steps = [...site.steps, ...peers.found.map((peer) => createPeerStep(peer, corpus, site.outDir))];
  const { builds, differences } = await runSteps(steps, runs, signal);

  const excesses = compareWithSmallest(builds);
  const ratios = peers.found.flatMap((peer) => compareWithPeer(builds, nameOfPeer(peer)));
  console.log(`\n${formatBuilds(builds)}\n\n${formatExcesses(excesses)}`);
  if (ratios.length > 0) console.log(`\n${formatRatios(ratios)}`);
  for (const [name, files] of Object.entries(differences))
    console.log(`\n${describeDifferences(name, files)}`);

  const versions = Object.fromEntries(peers.found.map(({ name, version }) => [name.toLowerCase(), version]));
  const found = { date, load, corpus: corpus.facts, builds, excesses, ratios, versions, differences };
  const file = await writeResults(
    resolveWritten(options.results ?? join(project, 'bench/results')),
    found,
    project,
  );
  console.log(`\nAll figures are in ${showPath(file)}.`);
  return Object.values(differences).flat().length === 0 ? 0 : 1;
}

/** What nothing and small changes take more than the same with a site of one story. */
function compareWithSmallest(builds: readonly BuildFigures[]): Comparison[] {
  const smallest = builds.find(({ name }) => name === siteBuilds.smallestUnchanged);
  const changes = builds.filter(({ name }) => siteChanges.has(name));
  return smallest ? changes.map((build) => subtract(build, smallest)) : [];
}

/** What each of our builds of everything takes as a part of another program’s. */
function compareWithPeer(builds: readonly BuildFigures[], peer: string): Comparison[] {
  const other = builds.find(({ name }) => name === peer);
  const cold = new Set<string>([siteBuilds.cold, siteBuilds.coldDrawn]);
  const ours = builds.filter(({ name }) => cold.has(name) || siteChanges.has(name));
  return other ? ours.map((build) => divide(build, other)) : [];
}

function describeDifferences(name: string, files: readonly string[]): string {
  if (files.length === 0) return `${name}: byte for byte as built from nothing.`;
  const first = files.slice(0, 20).map((file) => `  ${file}`);
  return [`${name}: ${countOf(files.length, 'file')} not as built from nothing.`, ...first].join('\n');
}
