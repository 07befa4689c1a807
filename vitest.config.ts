import { defineConfig } from 'vitest/config';
import { CountReporter } from './tests/support/count-reporter.ts';

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
          globalSetup: ['tests/support/temporary-folder.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'built',
          include: ['tests/built/**/*.test.ts'],
          globalSetup: [
            'tests/support/temporary-folder.ts',
            'tests/support/debian-setup.ts',
            'tests/support/fixture-site.ts',
          ],
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
          globalSetup: [
            'tests/support/temporary-folder.ts',
            'tests/support/browser-setup.ts',
            'tests/support/fixture-site.ts',
          ],
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
          name: 'incremental',
          include: ['tests/incremental/**/*.test.ts'],
          globalSetup: ['tests/support/temporary-folder.ts'],
          testTimeout: 600_000,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
