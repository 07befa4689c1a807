import type { TestProject } from 'vitest/node';
import { buildSite } from './site-build.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder into which tests/fixtures/newsroom has been built, at noon of 1 June 2026 in Shanghai. */
    fixtureSite: string;
  }
}

/** Called by Vitest before the tests of a project. */
export async function setup(project: TestProject): Promise<void> {
  const epoch = Date.parse('2026-06-01T12:00:00+08:00') / 1000;
  const { outDir, exitCode, output } = await buildSite({ content: 'tests/fixtures/newsroom', epoch });
  if (exitCode !== 0) throw new Error(`The fixture was not built.\n${output}`);
  project.provide('fixtureSite', outDir);
}
