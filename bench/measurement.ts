import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { parseBytesWritten, parseStat } from './process-accounts.ts';
import { ProcessTree } from './process-tree.ts';

/** What a command took from its start to its end, all processes that it started included. */
export interface Measurement {
  /** By the clock on the wall. */
  seconds: number;
  /** The rest is told by Linux alone; `undefined` elsewhere. User and system time together. */
  cpuSeconds?: number | undefined;
  /** Of the process that had the most, in bytes. */
  largestProcess?: number | undefined;
  /** Of all of them at one moment, in bytes; what they share counts for each. */
  allProcesses?: number | undefined;
  /** Handed to the system to be written, to files and to pipes. */
  bytesWritten?: number | undefined;
}

export interface Command {
  program: string;
  args: readonly string[];
  /** Where it runs. */
  folder: string;
  /** All of its environment that matters to it; where programs are found is added. */
  environment: NodeJS.ProcessEnv;
  /** A file that takes what it prints. */
  log: string;
}

/** A command ended badly; the message has the end of what it printed. */
export class CommandFailure extends Error {}

const isLinux = existsSync('/proc/self/io');

/** Between two looks at the processes that are known, and between two searches for others, in milliseconds. */
const lookPause = 100;
const searchPause = 500;

/**
 * Runs a command and measures it.
 *
 * CPU time and bytes are what the system adds to this process’s account of its children when it waits for
 * them, and so exact, as long as this process starts no others meanwhile. Those that no process waits for are
 * missing there, and are added as they were last seen.
 *
 * @param signal aborted, it ends the command.
 * @throws CommandFailure
 */
export async function measureCommand(command: Command, signal: AbortSignal): Promise<Measurement> {
  signal.throwIfAborted();
  const log = await open(command.log, 'w');
  const before = readAccount();
  const start = performance.now();
  const child = spawn(command.program, command.args, {
    cwd: command.folder,
    env: { ...pickEnvironment(), ...command.environment },
    stdio: ['ignore', log.fd, log.fd],
  });
  const stop = () => {
    child.kill('SIGTERM');
  };
  signal.addEventListener('abort', stop);
  const tree = isLinux && child.pid !== undefined ? new ProcessTree(child.pid) : undefined;
  const timers = [setInterval(() => tree?.look(), lookPause), setInterval(() => tree?.search(), searchPause)];
  try {
    const [code, endedBy] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
    const seconds = (performance.now() - start) / 1000;
    const after = readAccount();
    signal.throwIfAborted();
    if (code !== 0) throw new CommandFailure(await explainFailure(command, code ?? endedBy));
    if (!before || !after || !tree) return { seconds };
    return {
      seconds,
      cpuSeconds: after.cpuSeconds - before.cpuSeconds + tree.unwaited.cpuSeconds,
      bytesWritten: after.bytesWritten - before.bytesWritten + tree.unwaited.bytesWritten,
      ...tree.memory,
    };
  } finally {
    for (const timer of timers) clearInterval(timer);
    signal.removeEventListener('abort', stop);
    await log.close();
  }
}

/** What a command needs of this one’s environment; npm, tests and editors’ settings leave much in it that changes a build. */
function pickEnvironment(): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR, LANG } = process.env;
  return { PATH, HOME, TMPDIR, LANG };
}

function readAccount() {
  if (!isLinux) return undefined;
  return {
    cpuSeconds: parseStat(readFileSync('/proc/self/stat', 'utf8')).cpuOfChildren,
    bytesWritten: parseBytesWritten(readFileSync('/proc/self/io', 'utf8')),
  };
}

async function explainFailure({ program, args, log }: Command, ending: unknown): Promise<string> {
  const printed = await readFile(log, 'utf8');
  const lastLines = printed.trimEnd().split('\n').slice(-30).join('\n');
  return `${[program, ...args].join(' ')} ended with ${String(ending)}.\n${lastLines}`;
}
