/** What Linux says of a process in `/proc/<id>/stat` (proc_pid_stat(5)), as far as it is of use here. */
export interface ProcessStat {
  parent: number;
  /** Its own, in user and in system mode, in seconds. */
  cpu: number;
  /** Of the children that have ended and been waited for, and of theirs. */
  cpuOfChildren: number;
}

/** Linux counts in hundredths of a second wherever it tells programs of time. */
const ticksPerSecond = 100;

export function parseStat(stat: string): ProcessStat {
  // The name before the last bracket may hold spaces and brackets; the state, field 3, is next.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const fieldOf = (number: number) => Number(fields[number - 3]);
  return {
    parent: fieldOf(4),
    cpu: (fieldOf(14) + fieldOf(15)) / ticksPerSecond,
    cpuOfChildren: (fieldOf(16) + fieldOf(17)) / ticksPerSecond,
  };
}

/** What Linux says of a process in `/proc/<id>/status`: what of it is in the machine’s memory, in bytes. */
export interface ProcessMemory {
  /** The most that it has been. */
  peak: number;
  now: number;
}

/** Nothing of a process that is ending, or has ended and is yet to be waited for. */
export function parseMemory(status: string): ProcessMemory | undefined {
  const [peak, now] = ['VmHWM', 'VmRSS'].map((name) => readNumber(status, name));
  return peak === undefined || now === undefined ? undefined : { peak: peak * 1024, now: now * 1024 };
}

/**
 * Reads from `/proc/<id>/io` how many bytes the process and its children that have been waited for have handed
 * to the system to be written, to files and to pipes.
 */
export function parseBytesWritten(io: string): number {
  return readNumber(io, 'wchar') ?? 0;
}

/** Whether a process has ended and is yet to be waited for, by its `/proc/<id>/status`. */
export function isZombie(status: string): boolean {
  return /^State:\s*Z/m.test(status);
}

function readNumber(text: string, name: string): number | undefined {
  const number = new RegExp(`^${name}:\\s*(\\d+)`, 'm').exec(text)?.[1];
  return number === undefined ? undefined : Number(number);
}
