import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Whether the system has what the functions below read: Linux's `/proc` (proc(5)). */
export const hasProcessFiles = existsSync('/proc/self/io');

/** What the ended children of this process have used, and theirs. Children that nobody waited for are missing. */
export interface ChildUse {
  /** User and system time. */
  cpuSeconds: number;
  /** Passed to `write(2)` and the like, for files and pipes; this process's own are included. */
  bytesWritten: number;
}

export function readChildUse(): ChildUse {
  return {
    cpuSeconds: parseChildCpu(readFileSync('/proc/self/stat', 'utf8')),
    bytesWritten: readNumber(readFileSync('/proc/self/io', 'utf8'), 'wchar'),
  };
}

/** Reads the fields `cutime` and `cstime` of `/proc/<id>/stat`, in seconds. */
export function parseChildCpu(stat: string): number {
  // The second field, the name in brackets, may itself hold spaces and brackets.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticksPerSecond = 100;
  return (Number(fields[13]) + Number(fields[14])) / ticksPerSecond;
}

export interface TreeMemory {
  /** The most that the largest process has had so far, in bytes. */
  largestProcess: number;
  /** What all have now, in bytes; shared memory counts for each. */
  allProcesses: number;
}

/** Reads the memory of a process and its descendants. */
export function readTreeMemory(root: number): TreeMemory {
  const processes = new Map(listProcesses());
  const isInTree = (id: number): boolean => {
    if (id === root) return true;
    const parent = processes.get(id)?.parent ?? 0;
    return parent !== 0 && isInTree(parent);
  };
  const tree = [...processes].filter(([id]) => isInTree(id)).map(([, process]) => process);
  return {
    largestProcess: Math.max(0, ...tree.map(({ peak }) => peak)),
    allProcesses: tree.reduce((total, { now }) => total + now, 0),
  };
}

function listProcesses(): [id: number, status: ProcessStatus][] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        return [[Number(name), parseStatus(readFileSync(`/proc/${name}/status`, 'utf8'))]];
      } catch {
        // It has ended since it was listed.
        return [];
      }
    });
}

export interface ProcessStatus {
  parent: number;
  /** Memory in bytes; 0 once the process is ending. */
  peak: number;
  now: number;
}

/** Parses `/proc/<id>/status`. */
export function parseStatus(status: string): ProcessStatus {
  return {
    parent: readNumber(status, 'PPid'),
    peak: readNumber(status, 'VmHWM') * 1024,
    now: readNumber(status, 'VmRSS') * 1024,
  };
}

function readNumber(text: string, name: string): number {
  return Number(new RegExp(`^${name}:\\s*(\\d+)`, 'm').exec(text)?.[1] ?? 0);
}
