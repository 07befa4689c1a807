import { getViteConfig } from 'astro/config';
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';
import { CountReporter } from './tests/support/count-reporter.ts';

const temporaryFolder = 'tests/support/temporary-folder.ts';
const browser = 'tests/support/browser-setup.ts';
const slow = { testTimeout: 600_000, hookTimeout: 300_000 };

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
}) as TestProjectConfiguration;

/** `npm test` leaves out the last two projects; `npm run test:all` has all of them. */
export default defineConfig({
  test: {
    reporters: ['default', new CountReporter('test-results/count.txt')],
    expect: { requireAssertions: true },
    maxWorkers: '100%',
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
          globalSetup: [temporaryFolder, browser],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // One browser keeps two processors busy.
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
      {
        extends: true,
        test: {
          name: 'proofs',
          include: ['tests/{proofs,incremental}/**/*.test.ts'],
          globalSetup: [temporaryFolder, browser, 'tests/support/debian-setup.ts'],
          ...slow,
          sequence: { groupOrder: 3 },
        },
      },
      {
        extends: true,
        test: {
          name: 'timed',
          include: ['tests/timed/**/*.test.ts'],
          globalSetup: [temporaryFolder, browser],
          ...slow,
          // What measures time must have the machine for itself.
          fileParallelism: false,
          sequence: { groupOrder: 4 },
        },
      },
    ],
  },
});
