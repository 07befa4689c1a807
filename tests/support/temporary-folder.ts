import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/**
 * Makes an empty folder that is removed when the test run ends. It lies inside the project: a site
 * that is built elsewhere shares `.astro/.prerender/` with every other such build.
 */
export async function createTemporaryFolder(name: string): Promise<string> {
  const parent = findRunFolder();
  await mkdir(parent, { recursive: true });
  return mkdtemp(join(parent, `${name}-`));
}

/** Where all processes of a test run keep what is of that run alone. */
export function findRunFolder(): string {
  return process.env.TEST_RUN_FOLDER ?? resolve('test-results');
}

/** Called by Vitest before the tests; what it returns, after them. Projects share one folder. */
export async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.TEST_RUN_FOLDER !== undefined) return undefined;
  const folder = await createTemporaryFolder('run');
  process.env.TEST_RUN_FOLDER = folder;
  return () => rm(folder, { recursive: true, force: true });
}
