import { takeLock } from '../../src/integrations/incremental-build/build-lock.ts';

/**
 * Runs one task of a name at a time, whichever process of this checkout asks.
 *
 * @param name the path of a file; the lock is a file beside it.
 */
export async function runAlone<T>(name: string, task: () => Promise<T>): Promise<T> {
  const release = await takeLock(`${name}.lock`, () => undefined);
  try {
    return await task();
  } finally {
    release();
  }
}
