import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

async function readBuildTime(sourceDateEpoch: string | undefined): Promise<number> {
  vi.stubEnv('SOURCE_DATE_EPOCH', sourceDateEpoch);
  return (await import('../../src/clock.ts')).buildTime;
}

describe('the build’s clock', () => {
  beforeEach(() => {
    vi.resetModules();
  });
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  test.for<[written: string, moment: string]>([
    ['0', '1970-01-01T00:00:00.000Z'],
    ['1553040000', '2019-03-20T00:00:00.000Z'],
    ['253402300799', '9999-12-31T23:59:59.000Z'],
  ])('SOURCE_DATE_EPOCH=%s is %s', async ([written, moment]) => {
    expect(new Date(await readBuildTime(written)).toISOString()).toBe(moment);
  });

  test.for([undefined, ''])('is the current time where SOURCE_DATE_EPOCH is %j', async (written) => {
    const before = Date.now();
    const buildTime = await readBuildTime(written);
    expect(buildTime).toBeGreaterThanOrEqual(before);
    expect(buildTime).toBeLessThanOrEqual(Date.now());
  });

  test.for(['2019-03-20', '1553040000.5', '-1', ' 1553040000', '1e9', '1553040000000', 'now'])(
    'refuses SOURCE_DATE_EPOCH=%s',
    async (written) => {
      await expect(readBuildTime(written)).rejects.toThrow(
        `SOURCE_DATE_EPOCH is “${written}”: it must be whole seconds since 1970, for example 1553040000.`,
      );
    },
  );
});
