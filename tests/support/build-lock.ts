import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const lockFile = resolve('node_modules/.astro/build.lock');
const longestWait = 600_000;

/**
 * Runs one task at a time, whichever process of this checkout asks: Astro writes `.astro/` and the
 * cache of a content folder without a thought for other builds.
 */
export async function runAlone<T>(task: () => Promise<T>): Promise<T> {
  await takeLock();
  try {
    return await task();
  } finally {
    await rm(lockFile, { force: true });
  }
}

async function takeLock(): Promise<void> {
  await mkdir(dirname(lockFile), { recursive: true });
  const deadline = performance.now() + longestWait;
  while (!(await writeLock())) {
    const owner = await readOwner();
    if (owner !== undefined && !isRunning(owner)) {
      await rm(lockFile, { force: true });
    } else if (performance.now() > deadline) {
      throw new Error(`Another build has not ended in ten minutes. If there is none, remove ${lockFile}.`);
    } else {
      await wait(50);
    }
  }
}

async function writeLock(): Promise<boolean> {
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
async function readOwner(): Promise<number | undefined> {
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
