import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { chromium, type Browser } from 'playwright-core';
import { findAptGet, findFailure, ownMeans, runCommand, type AptGet, type Command } from './installation.ts';

/** The machine as far as the search for Chromium needs it, so that the search can be tried on another one. */
export interface Machine {
  /** `CHROMIUM_PATH` as it is set. */
  wanted: string | undefined;
  /** Where Chromium usually is, best place first. */
  places: readonly string[];
  /** Whether there is a Chromium at a place, and it starts. */
  canRun: (place: string) => Promise<boolean>;
  /** The ways to get one, first the one to try first. */
  installers: readonly Installer[];
  /** Runs a command to its end; says why where it fails. */
  run: (command: Command) => Promise<void>;
  tell: (line: string) => void;
}

export interface Installer {
  name: string;
  commands: readonly Command[];
}

/**
 * Where Chromium is: `CHROMIUM_PATH`, else the first usual place that has one.
 *
 * @throws where `CHROMIUM_PATH` is set and leads to none: another one would not be what was asked for.
 */
export async function findChromium(machine: Machine = thisMachine()): Promise<string | undefined> {
  if (machine.wanted) {
    if (await machine.canRun(machine.wanted)) return machine.wanted;
    throw new Error(`CHROMIUM_PATH is “${machine.wanted}”, and no Chromium starts from there.`);
  }
  for (const place of machine.places) if (await machine.canRun(place)) return place;
  return undefined;
}

/**
 * Where Chromium is; where there is none, one is installed first.
 *
 * @throws where none can be had, with what was tried.
 */
export async function ensureChromium(machine: Machine = thisMachine()): Promise<string> {
  const found = await findChromium(machine);
  if (found !== undefined) return found;

  const failures: string[] = [];
  for (const { name, commands } of machine.installers) {
    machine.tell(`There is no Chromium on this machine. Getting one: ${name} …`);
    const failure = await findFailure(commands, machine.run);
    const installed = failure === undefined ? await findChromium(machine) : undefined;
    if (installed !== undefined) return installed;
    failures.push(`${name}: ${failure ?? 'it ended well, yet there is no Chromium that starts'}`);
    machine.tell(failures.at(-1) ?? '');
  }
  throw new Error(
    [
      'The browser tests need Chromium, and none could be found or installed.',
      ...failures.map((failure) => `  ${failure}`),
      'Install Chromium or Chrome, or set CHROMIUM_PATH to where it is.',
    ].join('\n'),
  );
}

/**
 * Starts Chromium without a window. Whoever calls this closes it.
 *
 * @param switches of Chromium's command line, besides the usual ones.
 */
export async function launchBrowser(switches: readonly string[] = []): Promise<Browser> {
  const isRoot = process.getuid?.() === 0;
  return chromium.launch({
    executablePath: await ensureChromium(),
    headless: true,
    // Chromium's sandbox does not work for root, nor in most containers.
    chromiumSandbox: !isRoot && !process.env.CI,
    args: [
      '--disable-gpu',
      '--disable-software-rasterizer',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...switches,
    ],
  });
}

function thisMachine(): Machine {
  return {
    wanted: process.env.CHROMIUM_PATH,
    places: listPlaces(process.platform, process.env, chromium.executablePath()),
    canRun,
    installers: listInstallers(findAptGet(ownMeans)),
    run: runCommand,
    tell: (line) => {
      console.log(line);
    },
  };
}

/**
 * Where Chromium and its kin usually are.
 *
 * @param ofPlaywright where Playwright keeps the one that it downloads.
 */
export function listPlaces(
  platform: NodeJS.Platform,
  environment: NodeJS.ProcessEnv,
  ofPlaywright: string,
): string[] {
  switch (platform) {
    case 'darwin':
      return [
        '/Applications/Chromium.app/Contents/MacOS/Chromium',
        '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
        ofPlaywright,
      ];
    case 'win32': {
      const roots = [environment.PROGRAMFILES, environment['PROGRAMFILES(X86)'], environment.LOCALAPPDATA];
      const programs = roots
        .filter((root) => root !== undefined)
        .flatMap((root) => [
          `${root}\\Chromium\\Application\\chrome.exe`,
          `${root}\\Google\\Chrome\\Application\\chrome.exe`,
        ]);
      return [...programs, ofPlaywright];
    }
    default: {
      const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
      return [...names.map((name) => `/usr/bin/${name}`), '/snap/bin/chromium', ofPlaywright];
    }
  }
}

/** The ways to get Chromium: Playwright's download, and Debian's package where there is apt-get. */
export function listInstallers(aptGet: AptGet | undefined): Installer[] {
  const download: Installer = {
    name: 'playwright-core install --with-deps chromium',
    commands: [
      {
        program: process.execPath,
        args: [resolve('node_modules/playwright-core/cli.js'), 'install', '--with-deps', 'chromium'],
        patience: 120,
      },
    ],
  };
  if (!aptGet) return [download];
  const debianPackage: Installer = {
    name: 'apt-get install chromium',
    commands: [aptGet.update, aptGet.install('chromium')],
  };
  return [download, debianPackage];
}

async function canRun(place: string): Promise<boolean> {
  if (!existsSync(place)) return false;
  // On Windows `--version` opens a window instead of printing.
  if (process.platform === 'win32') return true;
  try {
    // Ubuntu's chromium-browser may be there and only say how to install the real one.
    const { stdout } = await promisify(execFile)(place, ['--version'], { timeout: 20_000 });
    return /Chrom(e|ium)\b.* \d+\./.test(stdout);
  } catch {
    return false;
  }
}
