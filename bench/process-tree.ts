import { readdirSync, readFileSync } from 'node:fs';
import { isZombie, parseBytesWritten, parseMemory, parseStat } from './process-accounts.ts';

/** The most memory that a process and those below it have had, in bytes. */
export interface TreeMemory {
  /** Of the process that had the most. */
  largestProcess: number;
  /** Of all at one moment; what they share counts for each. */
  allProcesses: number;
}

/** What processes have used that have ended, and that no other one has waited for. */
export interface UnwaitedUse {
  cpuSeconds: number;
  bytesWritten: number;
}

/**
 * In how many looks a process has ended before it counts as one that is not waited for: whoever has started
 * it may only be busy for a moment.
 */
const patience = 5;

/** Watches a process and those below it from outside, on Linux. */
export class ProcessTree {
  readonly #members: Set<number>;
  /** Those known not to be below it, so that each is asked once. */
  #strangers = new Set<number>();
  #memory: TreeMemory = { largestProcess: 0, allProcesses: 0 };
  #unwaited: UnwaitedUse = { cpuSeconds: 0, bytesWritten: 0 };
  /** Those that have ended, and in how many looks they had. */
  readonly #zombies = new Map<number, number>();

  constructor(root: number) {
    this.#members = new Set([root]);
  }

  /** As far as it was looked at. */
  get memory(): TreeMemory {
    return this.#memory;
  }

  /** As it was at the last look. */
  get unwaited(): UnwaitedUse {
    return this.#unwaited;
  }

  /** Finds those that were started since. */
  search(): void {
    const running = readdirSync('/proc').map(Number).filter(Number.isInteger);
    this.#strangers = new Set(running.filter((process) => this.#strangers.has(process)));
    const unknown = running
      .filter((process) => !this.#members.has(process) && !this.#strangers.has(process))
      .map((process) => ({ process, parent: readStat(process)?.parent }));
    for (const { process, parent } of unknown) {
      const isMember = parent !== undefined && this.#members.has(parent);
      (isMember ? this.#members : this.#strangers).add(process);
    }
  }

  /** Looks at all that are known. */
  look(): void {
    let { largestProcess } = this.#memory;
    let allProcesses = 0;
    const unwaited: UnwaitedUse = { cpuSeconds: 0, bytesWritten: 0 };
    for (const process of this.#members) {
      const status = readOf(process, 'status');
      if (status === undefined) continue;
      const memory = parseMemory(status) ?? { peak: 0, now: 0 };
      largestProcess = Math.max(largestProcess, memory.peak);
      allProcesses += memory.now;
      if (!isZombie(status)) continue;
      const looks = (this.#zombies.get(process) ?? 0) + 1;
      this.#zombies.set(process, looks);
      if (looks < patience) continue;
      const stat = readStat(process);
      unwaited.cpuSeconds += stat ? stat.cpu + stat.cpuOfChildren : 0;
      unwaited.bytesWritten += parseBytesWritten(readOf(process, 'io') ?? '');
    }
    // The largest one may have been that large between two looks.
    allProcesses = Math.max(this.#memory.allProcesses, allProcesses, largestProcess);
    this.#memory = { largestProcess, allProcesses };
    this.#unwaited = unwaited;
  }
}

function readStat(process: number) {
  const stat = readOf(process, 'stat');
  return stat === undefined ? undefined : parseStat(stat);
}

/** Nothing where the process has gone. */
function readOf(process: number, file: string): string | undefined {
  try {
    return readFileSync(`/proc/${String(process)}/${file}`, 'utf8');
  } catch {
    return undefined;
  }
}
