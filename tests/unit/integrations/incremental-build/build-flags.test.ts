import { describe, expect, test, vi } from 'vitest';
import { readBuildFlags } from '../../../../src/integrations/incremental-build/build-flags.ts';

describe('the arguments of a build', () => {
  test.for<[args: string, flags: Partial<ReturnType<typeof readBuildFlags>>]>([
    ['', {}],
    ['--outDir site', { folder: 'site' }],
    ['--outDir=/srv/site --force', { folder: '/srv/site', isForced: true }],
    ['-- --verify', { verifies: true }],
    ['--allow-removals', { allowsRemovals: true }],
    ['--silent', { hasOthers: true }],
    ['--config other.mjs --force', { hasOthers: true, isForced: true }],
    ['somewhere', { hasOthers: true }],
    ['--outDir', { hasOthers: true }],
  ])('“%s”', ([args, flags]) => {
    vi.stubEnv('CI', '');
    const none = {
      folder: undefined,
      verifies: false,
      isForced: false,
      allowsRemovals: false,
      hasOthers: false,
    };
    expect(readBuildFlags(args.split(' ').filter(Boolean))).toEqual({ ...none, ...flags });
  });

  test('need not say that a build of CI verifies what it finds', () => {
    vi.stubEnv('CI', 'true');
    expect(readBuildFlags([]).verifies).toBe(true);
  });
});
