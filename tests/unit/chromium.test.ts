import { describe, expect, test } from 'vitest';
import {
  ensureChromium,
  findChromium,
  listInstallers,
  listPlaces,
  type Machine,
} from '../support/chromium.ts';
import type { AptGet, Command } from '../support/installation.ts';

interface Trial {
  wanted?: string;
  /** Where Chromium starts. */
  working?: string[];
  /** What each program does; one that is not named fails. */
  programs?: Record<string, (working: string[]) => void>;
}

/** A machine that has what a trial says, and notes the commands that are run on it. */
function createMachine({ wanted, working = [], programs = {} }: Trial) {
  const commands: string[] = [];
  const told: string[] = [];
  const machine: Machine = {
    wanted,
    places: ['/usr/bin/chromium', '/usr/bin/google-chrome', '/cache/chromium'],
    canRun: (place) => Promise.resolve(working.includes(place)),
    installers: [
      { name: 'download', commands: [{ program: 'playwright', args: ['install'], patience: 1 }] },
      {
        name: 'package',
        commands: [
          { program: 'apt-get', args: ['update'], patience: 1 },
          { program: 'apt-get', args: ['install'], patience: 1 },
        ],
      },
    ],
    run: ({ program, args }) => {
      commands.push([program, ...args].join(' '));
      const act = programs[program];
      if (!act) return Promise.reject(new Error(`${program} is refused`));
      act(working);
      return Promise.resolve();
    },
    tell: (line) => told.push(line),
  };
  return { machine, commands, told };
}

const installTo = (place: string) => (working: string[]) => working.push(place);

describe('Chromium is found', () => {
  test.for<[string, Trial, string | undefined]>([
    [
      'at CHROMIUM_PATH first',
      { wanted: '/my/chromium', working: ['/usr/bin/chromium', '/my/chromium'] },
      '/my/chromium',
    ],
    [
      'at the first place that has one',
      { working: ['/cache/chromium', '/usr/bin/google-chrome'] },
      '/usr/bin/google-chrome',
    ],
    [
      'at the first place where CHROMIUM_PATH is empty',
      { wanted: '', working: ['/usr/bin/chromium'] },
      '/usr/bin/chromium',
    ],
    ['nowhere where there is none', {}, undefined],
  ])('%s', async ([, trial, expected]) => {
    expect(await findChromium(createMachine(trial).machine)).toBe(expected);
  });

  test('nowhere else where CHROMIUM_PATH leads to none', async () => {
    const { machine } = createMachine({ wanted: '/my/chromium', working: ['/usr/bin/chromium'] });
    await expect(findChromium(machine)).rejects.toThrow('CHROMIUM_PATH is “/my/chromium”');
  });
});

describe('Chromium is installed', () => {
  test.for<[string, Trial, string, string[]]>([
    ['not at all where there is one', { working: ['/usr/bin/chromium'] }, '/usr/bin/chromium', []],
    [
      'by a download',
      { programs: { playwright: installTo('/cache/chromium') } },
      '/cache/chromium',
      ['playwright install'],
    ],
    [
      'by a package where the download fails',
      { programs: { 'apt-get': installTo('/usr/bin/chromium') } },
      '/usr/bin/chromium',
      ['playwright install', 'apt-get update', 'apt-get install'],
    ],
    [
      'by a package where the download gives one that does not start',
      { programs: { playwright: () => undefined, 'apt-get': installTo('/usr/bin/chromium') } },
      '/usr/bin/chromium',
      ['playwright install', 'apt-get update', 'apt-get install'],
    ],
  ])('%s', async ([, trial, place, expected]) => {
    const { machine, commands } = createMachine(trial);
    expect(await ensureChromium(machine)).toBe(place);
    expect(commands).toEqual(expected);
  });

  test('or the run fails with all that was tried', async () => {
    const { machine } = createMachine({});
    await expect(ensureChromium(machine)).rejects.toThrow(
      [
        'The browser tests need Chromium, and none could be found or installed.',
        '  download: playwright is refused',
        '  package: apt-get is refused',
        'Install Chromium or Chrome, or set CHROMIUM_PATH to where it is.',
      ].join('\n'),
    );
  });
});

describe('the places', () => {
  test.for<[NodeJS.Platform, NodeJS.ProcessEnv, string]>([
    ['linux', {}, '/usr/bin/chromium'],
    ['linux', {}, '/usr/bin/chromium-browser'],
    ['linux', {}, '/usr/bin/google-chrome'],
    ['linux', {}, '/usr/bin/google-chrome-stable'],
    ['darwin', {}, '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
    ['win32', { PROGRAMFILES: 'C:\\Programs' }, 'C:\\Programs\\Google\\Chrome\\Application\\chrome.exe'],
  ])('of %s are its usual ones, and at last Playwright’s: %j %s', ([platform, environment, place]) => {
    const places = listPlaces(platform, environment, '/cache/chromium');
    expect(places).toContain(place);
    expect(places.at(-1)).toBe('/cache/chromium');
  });
});

describe('the installers', () => {
  const aptGet = (...args: string[]): Command => ({ program: 'apt-get', args, patience: 1 });
  const download = ['install --with-deps chromium'];

  test.for<[string, AptGet | undefined, string[][]]>([
    [
      'the download and the package where there is apt-get',
      { update: aptGet('update'), install: (name) => aptGet('install', name) },
      [download, ['update', 'install chromium']],
    ],
    ['the download alone elsewhere', undefined, [download]],
  ])('are %s', ([, means, expected]) => {
    // The download's first argument is Playwright's own file.
    const lineOf = ({ args }: Command) => args.filter((arg) => !arg.endsWith('cli.js')).join(' ');
    expect(listInstallers(means).map(({ commands }) => commands.map(lineOf))).toEqual(expected);
  });
});
