import { getViteConfig } from 'astro/config';
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';
import { CountReporter } from './tests/support/count-reporter.ts';

const temporaryFolder = 'tests/support/temporary-folder.ts';

/** Compiles components as Astro does, so that pages are made without a build. */
const rendered = getViteConfig({
  test: {
    name: 'rendered',
    include: ['tests/rendered/**/*.test.ts'],
    globalSetup: [temporaryFolder],
    expect: { requireAssertions: true },
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
} as object) as TestProjectConfiguration;

/** `npm test` runs all projects but `proofs`; `npm run test:all` runs that too. */
export default defineConfig({
  test: {
    reporters: ['default', new CountReporter('test-results/count.txt')],
    expect: { requireAssertions: true },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts'],
          globalSetup: [temporaryFolder],
        },
      },
      rendered,
      {
        extends: true,
        test: {
          name: 'built',
          include: ['tests/built/**/*.test.ts'],
          globalSetup: [temporaryFolder],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: [temporaryFolder, 'tests/support/browser-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // Each file drives a browser of its own, and two at once starve each other of time.
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
      {
        extends: true,
        test: {
          name: 'proofs',
          include: ['tests/{proofs,incremental}/**/*.test.ts'],
          globalSetup: [temporaryFolder, 'tests/support/browser-setup.ts', 'tests/support/debian-setup.ts'],
          testTimeout: 600_000,
          hookTimeout: 300_000,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
