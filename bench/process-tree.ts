import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Whether the system has Linux's `/proc` (proc(5)), which the functions below read. */
export const hasProcessFiles = existsSync('/proc/self/io');

/** The usage of this process's descendants that have ended. Processes whose parent did not wait are missing. */
export interface ChildUse {
  /** User and system time. */
  cpuSeconds: number;
  /** Bytes passed to `write(2)` and similar calls, for files and pipes; this process's own are included. */
  bytesWritten: number;
}

export function readChildUse(): ChildUse {
  return {
    cpuSeconds: parseChildCpu(readFileSync('/proc/self/stat', 'utf8')),
    bytesWritten: readNumber(readFileSync('/proc/self/io', 'utf8'), 'wchar'),
  };
}

/** Reads the fields `cutime` and `cstime` of `/proc/<id>/stat`, in seconds. */
function parseChildCpu(stat: string): number {
  // The second field is a name in brackets, which may contain spaces and brackets.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticksPerSecond = 100;
  return (Number(fields[13]) + Number(fields[14])) / ticksPerSecond;
}

export interface TreeMemory {
  /** The peak of the largest process so far, in bytes. */
  largestProcess: number;
  /** The present sum of all processes, in bytes; shared memory counts for each. */
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
        // The process has ended since it was listed.
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

function parseStatus(status: string): ProcessStatus {
  return {
    parent: readNumber(status, 'PPid'),
    peak: readNumber(status, 'VmHWM') * 1024,
    now: readNumber(status, 'VmRSS') * 1024,
  };
}

function readNumber(text: string, name: string): number {
  return Number(new RegExp(`^${name}:\\s*(\\d+)`, 'm').exec(text)?.[1] ?? 0);
}
