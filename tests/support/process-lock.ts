import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const longestWait = 600_000;

/**
 * Runs one task of a name at a time, whichever process of this checkout asks.
 *
 * @param name the path of a file; the lock is a file beside it.
 */
export async function runAlone<T>(name: string, task: () => Promise<T>): Promise<T> {
  const lockFile = `${name}.lock`;
  await takeLock(lockFile);
  try {
    return await task();
  } finally {
    await rm(lockFile, { force: true });
  }
}

async function takeLock(lockFile: string): Promise<void> {
  await mkdir(dirname(lockFile), { recursive: true });
  const deadline = performance.now() + longestWait;
  while (!(await writeLock(lockFile))) {
    const owner = await readOwner(lockFile);
    if (owner !== undefined && !isRunning(owner)) {
      await rm(lockFile, { force: true });
    } else if (performance.now() > deadline) {
      throw new Error(`${lockFile} has been there for ten minutes. If nothing runs, remove it.`);
    } else {
      await wait(50);
    }
  }
}

async function writeLock(lockFile: string): Promise<boolean> {
  try {
    const file = await open(lockFile, 'wx');
    await file.write(String(process.pid));
    await file.close();
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** The process that holds the lock; undefined while it is being written, or after it has gone. */
async function readOwner(lockFile: string): Promise<number | undefined> {
  const written = await readFile(lockFile, 'utf8').catch(() => '');
  return written === '' ? undefined : Number(written);
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
