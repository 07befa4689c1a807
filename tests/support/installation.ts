import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

export interface Command {
  program: string;
  args: readonly string[];
  /** For how long it may stay silent, in seconds. */
  patience: number;
}

/** What a machine lets us install with. */
export interface Means {
  platform: NodeJS.Platform;
  isRoot: boolean;
  /** @param name on the path of programs, or with its absolute path. */
  hasProgram: (name: string) => boolean;
}

/** The commands of Debian's package manager, with the rights that they need. */
export interface AptGet {
  update: Command;
  install: (...debianPackages: string[]) => Command;
}

export const ownMeans: Means = {
  platform: process.platform,
  isRoot: process.getuid?.() === 0,
  hasProgram: (name) =>
    isAbsolute(name)
      ? existsSync(name)
      : (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, name))),
};

/** How to call apt-get; undefined where there is none. */
export function findAptGet({ platform, isRoot, hasProgram }: Means): AptGet | undefined {
  if (platform !== 'linux' || !hasProgram('apt-get')) return undefined;
  const asRoot = (...args: string[]): Command => {
    const withSettings = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args];
    const [program = '', ...rest] =
      !isRoot && hasProgram('sudo') ? ['sudo', '--non-interactive', ...withSettings] : withSettings;
    return { program, args: rest, patience: 300 };
  };
  return {
    update: asRoot('update'),
    install: (...debianPackages) => asRoot('install', '--yes', '--no-install-recommends', ...debianPackages),
  };
}

/**
 * Runs commands one after the other, up to the first that fails.
 *
 * @returns why it failed; undefined where all ended well.
 */
export async function findFailure(
  commands: readonly Command[],
  run: (command: Command) => Promise<void>,
): Promise<string | undefined> {
  try {
    for (const command of commands) await run(command);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Runs a command, its output shown; one that stays silent for too long is ended, with all that it started. */
export function runCommand({ program, args, patience }: Command): Promise<void> {
  return new Promise((done, fail) => {
    const isGroup = process.platform !== 'win32';
    const running = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], detached: isGroup });
    const end = () => {
      if (isGroup && running.pid !== undefined) process.kill(-running.pid, 'SIGKILL');
      else running.kill('SIGKILL');
      fail(new Error(`it said nothing for ${String(patience)} seconds`));
    };
    let silence = setTimeout(end, patience * 1000);
    const show = (output: Buffer) => {
      process.stdout.write(output);
      clearTimeout(silence);
      silence = setTimeout(end, patience * 1000);
    };
    running.stdout.on('data', show);
    running.stderr.on('data', show);
    running.on('error', (error) => {
      clearTimeout(silence);
      fail(error);
    });
    running.on('close', (code) => {
      clearTimeout(silence);
      if (code === 0) done();
      else fail(new Error(`it ended with code ${String(code)}`));
    });
  });
}
