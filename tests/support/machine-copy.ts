import { execFile } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  opendirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  utimesSync,
} from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { runAlone } from './process-lock.ts';
import { buildLock } from './site-build.ts';
import { createEnvironment } from './environment.ts';

/** What differs from machine to machine, and no byte of a site may depend on. */
export interface Machine {
  environment: Record<string, string>;
  /** As the command of that name takes it: `077`. */
  umask: string;
  hasOneProcessor: boolean;
  /** Whether folders list their entries from Z to A. */
  listsBackwards: boolean;
}

/** What a program learns of the machine that it runs on. */
export interface MachineReport {
  zone: string;
  locale: string;
  umask: number;
  processors: number;
  /** The entries of the project, as Node lists them. */
  entries: string[];
}

const longestRun = 300_000;

/** What no commit holds, and the content, which the copy gets from elsewhere. */
const leftOut = new Set(['.astro', '.git', 'content', 'dist', 'node_modules', 'test-results']);

const question = `
const { availableParallelism } = await import('node:os');
const { readdirSync } = await import('node:fs');
const { timeZone, locale } = Intl.DateTimeFormat().resolvedOptions();
const [umask, processors] = [process.umask(), availableParallelism()];
console.log(JSON.stringify({ zone: timeZone, locale, umask, processors, entries: readdirSync('.') }));
`;

/** A copy of the project in another folder, to be built as on another machine. */
export class MachineCopy {
  readonly folder: string;
  readonly #machine: Machine;

  /**
   * @param folder that is not there yet.
   * @param content the content folder that the copy gets.
   */
  constructor(folder: string, content: string, machine: Machine) {
    this.folder = folder;
    this.#machine = machine;
    const { listsBackwards } = machine;
    copyFolder('.', folder, { copyFile: copyFileSync, listsBackwards, leftOut });
    copyFolder(content, this.content, { copyFile: copyFileSync, listsBackwards });
    if (listsBackwards) linkPackages(join(folder, 'node_modules'));
    else linkFiles(join(folder, 'node_modules'));
    // As a checkout of another day.
    if (listsBackwards) backdate(folder);
  }

  get content(): string {
    return join(this.folder, 'content');
  }

  /** Where a build goes. */
  get site(): string {
    return join(this.folder, 'dist');
  }

  /** Builds the site with what earlier builds have left in the copy. */
  async build(): Promise<void> {
    await runAlone(buildLock, () => this.#run('tools/run.mjs', 'build'));
  }

  async describeMachine(): Promise<MachineReport> {
    return JSON.parse(await this.#run('--input-type=module', '--eval', question)) as MachineReport;
  }

  /** The entries of each folder of the content, as the file system lists them. */
  listContent(): Record<string, string[]> {
    const folders = readdirSync(this.content, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => join(entry.parentPath, entry.name).slice(this.folder.length))
      .sort();
    return Object.fromEntries(folders.map((folder) => [folder, listAsStored(join(this.folder, folder))]));
  }

  /** Runs Node on the machine, in the copy. */
  async #run(...args: string[]): Promise<string> {
    const { environment, umask, hasOneProcessor, listsBackwards } = this.#machine;
    const pinning = hasOneProcessor ? findPinning() : [];
    const preload = pathToFileURL(resolve('tests/support/reversed-folders.mjs')).href;
    const { stdout } = await promisify(execFile)(
      'sh',
      ['-c', 'umask "$0" && exec "$@"', umask, ...pinning, process.execPath, ...args],
      {
        cwd: this.folder,
        env: createEnvironment({
          ...environment,
          PWD: undefined,
          ...(listsBackwards ? { NODE_OPTIONS: `--import=${preload}` } : {}),
        }),
        timeout: longestRun,
        maxBuffer: 2 ** 26,
      },
    );
    return stdout;
  }
}

/** Whether a program can be kept from all processors but one. */
export const canPin = findPinning().length > 0;

/** The beginning of a command that has one processor alone; nothing where there is no such command. */
function findPinning(): string[] {
  const folders = (process.env.PATH ?? '').split(delimiter);
  if (!folders.some((folder) => existsSync(join(folder, 'taskset')))) return [];
  const [, allowed = '0'] =
    /^Cpus_allowed_list:\s*(\d+)/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return ['taskset', '--cpu-list', allowed];
}

interface CopyOptions {
  copyFile: (from: string, to: string) => void;
  /** A file system that lists its entries by their age then lists them from Z to A, or else from A to Z. */
  listsBackwards: boolean;
  leftOut?: ReadonlySet<string>;
}

function copyFolder(from: string, to: string, { leftOut = new Set(), ...options }: CopyOptions): void {
  mkdirSync(to, { recursive: true });
  const entries = readdirSync(from, { withFileTypes: true })
    .filter(({ name }) => !leftOut.has(name))
    .sort((a, b) => (a.name < b.name === options.listsBackwards ? -1 : 1));
  for (const entry of entries) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) copyFolder(source, target, options);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else options.copyFile(source, target);
  }
}

/** What packages have left there while they ran is none of theirs. */
const isOfPackages = (name: string) => !/^\.(?!bin$)/.test(name);
const caches = new Set(readdirSync('node_modules').filter((name) => !isOfPackages(name)));

/** The packages of the project as they are, each file a further name of the one there. */
function linkFiles(target: string): void {
  copyFolder('node_modules', target, { copyFile: linkSync, listsBackwards: false, leftOut: caches });
}

/** The packages of the project, each under the address that it has there. */
function linkPackages(target: string): void {
  mkdirSync(target);
  for (const name of readdirSync('node_modules').filter(isOfPackages)) {
    symlinkSync(resolve('node_modules', name), join(target, name));
  }
}

function backdate(folder: string): void {
  const day = new Date('2001-09-09T01:46:40Z');
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && entry.name !== 'node_modules') backdate(path);
    if (entry.isFile()) utimesSync(path, day, day);
  }
}

/** Node’s other functions sort. */
function listAsStored(folder: string): string[] {
  const names: string[] = [];
  const directory = opendirSync(folder);
  for (let entry = directory.readSync(); entry; entry = directory.readSync()) names.push(entry.name);
  directory.closeSync();
  return names;
}
