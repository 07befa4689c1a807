import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile } from 'node:fs/promises';
import { hasProcessFiles, readChildUse, readTreeMemory, type TreeMemory } from './process-tree.ts';

/** The cost of a command and all processes that it started. All values except the time need Linux. */
export interface Measurement {
  seconds: number;
  /** User and system time. */
  cpuSeconds?: number | undefined;
  /** Peak memory of the largest process, in bytes. */
  largestProcess?: number | undefined;
  /** Peak memory of all processes together, in bytes; shared memory counts for each. */
  allProcesses?: number | undefined;
  /** Bytes written to files and pipes. */
  bytesWritten?: number | undefined;
}

export interface Command {
  program: string;
  args: readonly string[];
  folder: string;
  /** Variables besides {@link inheritedVariables}. */
  environment: NodeJS.ProcessEnv;
  /** The file that the output is written to. */
  log: string;
}

/** npm, test runners and editors set other variables, and some of them change a build. */
const inheritedVariables = ['PATH', 'HOME', 'TMPDIR', 'LANG'];

/** In milliseconds. */
const memoryInterval = 200;

/**
 * Runs a command and measures it. This process must not start another one at the same time: processor time
 * and bytes are the system's totals for all children that have ended.
 *
 * @param signal ends the command when it is aborted.
 */
export async function measureCommand(command: Command, signal: AbortSignal): Promise<Measurement> {
  signal.throwIfAborted();
  const log = await open(command.log, 'w');
  const before = hasProcessFiles ? readChildUse() : undefined;
  const start = performance.now();
  const inherited = inheritedVariables.map((name) => [name, process.env[name]] as const);
  const child = spawn(command.program, command.args, {
    cwd: command.folder,
    env: { ...Object.fromEntries<string | undefined>(inherited), ...command.environment },
    stdio: ['ignore', log.fd, log.fd],
  });
  const stop = () => {
    child.kill('SIGTERM');
  };
  signal.addEventListener('abort', stop);
  const memory: TreeMemory = { largestProcess: 0, allProcesses: 0 };
  const timer = setInterval(() => {
    if (!hasProcessFiles || child.pid === undefined) return;
    const { largestProcess, allProcesses } = readTreeMemory(child.pid);
    memory.largestProcess = Math.max(memory.largestProcess, largestProcess);
    // The largest process may reach its peak between two readings.
    memory.allProcesses = Math.max(memory.allProcesses, allProcesses, largestProcess);
  }, memoryInterval);
  try {
    const [code, endedBy] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
    const seconds = (performance.now() - start) / 1000;
    signal.throwIfAborted();
    if (code !== 0) throw new Error(await describeFailure(command, code ?? endedBy));
    if (!before) return { seconds };
    const after = readChildUse();
    return {
      seconds,
      cpuSeconds: after.cpuSeconds - before.cpuSeconds,
      ...memory,
      bytesWritten: after.bytesWritten - before.bytesWritten,
    };
  } finally {
    clearInterval(timer);
    signal.removeEventListener('abort', stop);
    await log.close();
  }
}

async function describeFailure({ program, args, log }: Command, ending: unknown): Promise<string> {
  const lines = (await readFile(log, 'utf8')).trimEnd().split('\n');
  return `${[program, ...args].join(' ')} ended with ${String(ending)}.\n${lines.slice(-30).join('\n')}`;
}
