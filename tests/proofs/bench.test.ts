import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import astro from 'astro/package.json' with { type: 'json' };
import type { Measurement } from '../../bench/measurement.ts';
import { createEnvironment } from '../support/environment.ts';
import { createTemporaryFolder } from '../support/temporary-folder.ts';

/** Where the command keeps its temporary files. */
let temporary: string;
let results: string;
beforeAll(async () => {
  temporary = await createTemporaryFolder('bench');
  results = await createTemporaryFolder('bench-results');
});

/** Starts `npm run bench`; it ends with a code, or by a signal. */
function startBench(...args: string[]) {
  const child = spawn(process.execPath, ['tools/run.mjs', 'bench', ...args], {
    env: createEnvironment({ TMPDIR: temporary }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  const ended = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | NodeJS.Signals);
  return { child, ended, output: () => output };
}

interface BenchFile {
  date: string;
  machine: object;
  versions: Record<string, string>;
  corpus: object;
  builds: { name: string; median: Measurement; runs: Measurement[]; output: { html: { files: number } } }[];
  excesses: { build: string; other: string }[];
  ratios: { build: string; other: string }[];
  differences: object;
}

const changes = [
  ...['Nothing changed', 'Nothing changed, all restored from a copy'],
  ...['One story edited', 'One story added', 'An old story edited'],
];

describe('npm run bench', () => {
  test('measures each kind of build, and leaves nothing but its results', { timeout: 600_000 }, async () => {
    const { ended, output } = startBench('--articles', '12', '--peers', '--verify', '--results', results);
    expect([await ended, output()]).toEqual([0, expect.stringContaining('All figures are in')]);
    expect(await readdir(temporary)).toEqual([]);

    const [file = '', ...others] = await readdir(results);
    expect([file, others]).toEqual([expect.stringMatching(/^\d{4}-\d\d-\d\dT.*-12\.json$/), []]);
    const found = JSON.parse(await readFile(join(results, file), 'utf8')) as BenchFile;
    const { date, machine, corpus, builds, versions } = found;
    expect(Number.isNaN(Date.parse(date))).toBe(false);
    expect(Object.keys(machine)).toEqual(['system', 'architecture', 'processor', 'cores', 'memory', 'load']);
    expect(versions).toMatchObject({ node: process.versions.node, astro: astro.version });
    expect(corpus).toMatchObject({ articles: 12, seed: 1, days: 1096 });

    const { hugo } = versions;
    expect(output().includes('Hugo is not found')).toBe(hugo === undefined);
    const peers = hugo === undefined ? [] : [`Hugo ${hugo}, everything`];
    expect(builds.map(({ name }) => name)).toEqual([
      'One story, from nothing',
      'One story, nothing changed',
      'Everything, from nothing',
      'Everything, pictures kept',
      ...changes,
      ...peers,
    ]);
    for (const { name, median, runs, output: built } of builds) {
      expect(runs, name).toHaveLength(1);
      expect(runs, name).toEqual([median]);
      expect(median.seconds, name).toBeGreaterThan(0);
      // Of each story a page, or of the one that there is.
      expect(built.html.files, name).toBeGreaterThanOrEqual(name.startsWith('One story, ') ? 5 : 12 + 5);
    }
    const find = (name: string) => builds.find((build) => build.name === name);
    // What is kept is not written again. Elsewhere than on Linux it is not measured.
    const bytesOf = (name: string) => find(name)?.median.bytesWritten ?? 0;
    expect(bytesOf('Nothing changed')).toBeLessThanOrEqual(bytesOf('Everything, from nothing') / 2);
    // A page more with the story that is added.
    const pagesOf = (name: string) => find(name)?.output.html.files ?? 0;
    expect(pagesOf('One story edited')).toBe(pagesOf('Everything, from nothing'));
    expect(pagesOf('One story added')).toBeGreaterThan(pagesOf('One story edited'));

    expect(found.excesses.map(({ build }) => build)).toEqual(changes);
    expect(found.ratios).toHaveLength(peers.length * (changes.length + 2));
    expect(found.differences).toEqual(Object.fromEntries(changes.map((name) => [name, []])));
    for (const [index, { name }] of builds.entries()) {
      expect(output()).toContain(`${String(index + 1)} of ${String(builds.length)}  ${name}\n`);
      expect(output()).toContain(`| ${name} `);
    }
  });

  test.for(['SIGINT', 'SIGTERM'] as const)('ended by %s leaves nothing behind', async (signal) => {
    const { child, ended, output } = startBench('--articles', '12', '--results', results);
    await waitFor(async () => (await listBuilt()).length > 0);
    child.kill(signal);
    expect(await ended).toBe(signal);
    expect(output()).not.toContain('|');
    expect(await readdir(temporary)).toEqual([]);
  });

  test.for([
    [['--articles', 'many'], '--articles is “many”'],
    [['--runs', '0'], '--runs is “0”'],
    [['--colour'], "Unknown option '--colour'"],
    [['12'], 'There is nothing to do with “12”.'],
  ] as const)('called with %j says what is wrong', async ([args, words]) => {
    const { ended, output } = startBench(...args);
    expect(await ended).toBe(2);
    expect(output()).toContain(words);
    expect(output()).toContain('Usage: npm run bench');
    expect(await readdir(temporary)).toEqual([]);
  });
});

/** The logs of builds that have begun. */
async function listBuilt(): Promise<string[]> {
  return (await readdir(temporary, { recursive: true })).filter((file) => file.endsWith('build.log'));
}

async function waitFor(isThere: () => Promise<boolean>): Promise<void> {
  while (!(await isThere())) await wait(50);
}
