import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { acceptAbsence, failedWith } from '../../lib/files.ts';
import { ReportedError } from '../../lib/reported-error.ts';

const longestWait = 10 * 60_000;
const interval = 100;

/**
 * Waits until nobody else holds a lock, and takes it until it is released or this process ends. The lock of a
 * process that has ended is no lock.
 *
 * @param file contains the id of the process that holds the lock, and when it began.
 * @param tell is called once if there is another process to wait for.
 * @returns a function that releases the lock.
 * @throws after ten minutes.
 */
export async function takeLock(file: string, tell: (message: string) => void): Promise<() => void> {
  mkdirSync(dirname(file), { recursive: true });
  let isTold = false;
  for (let waited = 0; !tryLock(file); waited += interval) {
    const owner = readOwner(file);
    if (owner !== undefined && !isRunning(owner)) {
      removeLock(file, owner);
      continue;
    }
    const name = `Another build (process ${String(owner?.id)})`;
    if (waited > longestWait)
      throw new ReportedError(`${name} has not ended in ten minutes: end it, or remove ${file}.`);
    if (!isTold) tell(`${name} is at work; this one waits for it.`);
    isTold = true;
    await wait(interval);
  }
  const own = readOwner(file);
  const release = () => {
    process.off('exit', release);
    if (own) removeLock(file, own);
  };
  process.on('exit', release);
  return release;
}

/** A link is made in one step, so nobody ever reads a lock without its owner. */
function tryLock(file: string): boolean {
  const own = `${file}.${String(process.pid)}`;
  writeFileSync(own, `${String(process.pid)} ${readBeginning(process.pid)}`);
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    if (failedWith(error, 'EEXIST')) return false;
    throw error;
  } finally {
    rmSync(own, { force: true });
  }
}

/** Removes the lock of an owner, and of nobody else who has taken it in the meantime. */
function removeLock(file: string, { id, beginning }: Owner): void {
  const removed = `${file}.${String(process.pid)}`;
  try {
    renameSync(file, removed);
  } catch (error) {
    // Else somebody else has removed it.
    acceptAbsence(error);
    return;
  }
  const owner = readOwner(removed);
  if (owner && !(Object.is(owner.id, id) && owner.beginning === beginning)) giveBack(removed, file);
  rmSync(removed, { force: true });
}

function giveBack(removed: string, file: string): void {
  try {
    linkSync(removed, file);
  } catch (error) {
    // Else a third one has taken it.
    if (!failedWith(error, 'EEXIST')) throw error;
  }
}

interface Owner {
  id: number;
  beginning: string;
}

/** None if the lock has just been released. */
function readOwner(file: string): Owner | undefined {
  try {
    const [id, beginning = ''] = readFileSync(file, 'utf8').split(' ');
    return { id: Number(id), beginning };
  } catch (error) {
    acceptAbsence(error);
    return undefined;
  }
}

function isRunning({ id, beginning }: Owner): boolean {
  // Half a lock, as a full disk leaves it.
  if (!(id > 0)) return false;
  try {
    process.kill(id, 0);
  } catch (error) {
    // Else it runs and belongs to somebody else.
    if (!failedWith(error, 'EPERM')) return false;
  }
  // A later process may have the same id.
  return readBeginning(id) === beginning;
}

/** When a process began, in ticks since the system did (proc_pid_stat(5), field 22); empty elsewhere than on Linux. */
function readBeginning(id: number): string {
  try {
    const text = readFileSync(`/proc/${String(id)}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
