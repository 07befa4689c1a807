import { expect, test } from 'vitest';
import { ensurePrograms, type DebianProgram, type Machine } from '../support/debian-package.ts';
import type { Command } from '../support/installation.ts';

interface Trial {
  /** The programs that are there. */
  installed?: string[];
  hasAptGet?: boolean;
  /** The packages that can be installed, each with the programs that it brings. */
  packages?: Record<string, string[]>;
  isOffline?: boolean;
}

const wanted: DebianProgram[] = [
  { program: 'xmllint', debianPackage: 'libxml2-utils' },
  { program: 'newsboat', debianPackage: 'newsboat' },
];

/** A machine that has what a trial says, and notes the commands that are run on it. */
function createMachine({ installed = [], hasAptGet = true, packages = {}, isOffline = false }: Trial) {
  const commands: string[] = [];
  const there = new Set(installed);
  const command = (...args: string[]): Command => ({ program: 'apt-get', args, patience: 1 });
  const machine: Machine = {
    hasProgram: (name) => there.has(name),
    aptGet: hasAptGet
      ? { update: command('update'), install: (name) => command('install', name) }
      : undefined,
    run: ({ args }) => {
      commands.push(args.join(' '));
      const [verb, name = ''] = args;
      if (isOffline) return Promise.reject(new Error('no network'));
      if (verb === 'update') return Promise.resolve();
      const programs = packages[name];
      if (!programs) return Promise.reject(new Error('it ended with code 100'));
      for (const program of programs) there.add(program);
      return Promise.resolve();
    },
    tell: () => undefined,
  };
  return { machine, commands };
}

const debian = { 'libxml2-utils': ['xmllint'], newsboat: ['newsboat'] };
const installAll = ['update', 'install libxml2-utils', 'install newsboat'];

test.for<[string, Trial, string[], Record<string, string>]>([
  ['are left alone where they are there', { installed: ['xmllint', 'newsboat'], packages: debian }, [], {}],
  ['are installed after one update', { packages: debian }, installAll, {}],
  [
    'are installed without those that are there',
    { installed: ['xmllint'], packages: debian },
    ['update', 'install newsboat'],
    {},
  ],
  [
    'are named where there is no apt-get',
    { installed: ['xmllint'], hasAptGet: false },
    [],
    { newsboat: 'there is no apt-get to install it with' },
  ],
  [
    'are named where nothing can be fetched',
    { isOffline: true },
    ['update'],
    { xmllint: 'apt-get update: no network', newsboat: 'apt-get update: no network' },
  ],
  [
    'are installed even where another one is refused, which is named',
    { packages: { newsboat: ['newsboat'] } },
    installAll,
    { xmllint: 'apt-get install libxml2-utils: it ended with code 100' },
  ],
  [
    'are named where their package does not bring them',
    { packages: { ...debian, newsboat: [] } },
    installAll,
    { newsboat: 'apt-get install newsboat: it ended well, yet there is no newsboat' },
  ],
])('programs of Debian %s', async ([, trial, expected, reasons]) => {
  const { machine, commands } = createMachine(trial);
  expect(Object.fromEntries(await ensurePrograms(wanted, machine))).toEqual(reasons);
  expect(commands).toEqual(expected);
});
