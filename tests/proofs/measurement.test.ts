import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { measureCommand } from '../../bench/measurement.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'measurement-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

const { signal } = new AbortController();

/** Runs a program of JavaScript. */
function measure(program: string, stopping = signal) {
  return measureCommand(
    {
      program: process.execPath,
      args: ['-e', program],
      folder,
      environment: { GREETING: 'Good day' },
      log: join(folder, 'log.txt'),
    },
    stopping,
  );
}

/** Works for so many seconds, holding so many megabytes, and writes one of them to a file. */
const work = (seconds: number, megabytes: number) => `
  const held = Buffer.alloc(${String(megabytes * 1e6)}, 1);
  require('node:fs').writeFileSync('work.bin', held.subarray(0, 1e6));
  while (process.cpuUsage().user < ${String(seconds * 1e6)});
`;
const startWork = (seconds: number, megabytes: number) =>
  `require('node:child_process').execFileSync(process.execPath, ['-e', ${JSON.stringify(work(seconds, megabytes))}]);`;

describe.runIf(existsSync('/proc/self/io'))('on Linux', () => {
  test('a command is measured with all that it starts', { timeout: 60_000 }, async () => {
    const { seconds, cpuSeconds, largestProcess, allProcesses, bytesWritten } = await measure(
      `const held = Buffer.alloc(150e6, 1); ${startWork(0.6, 200)} ${startWork(0.4, 20)}`,
    );
    expect(cpuSeconds).toBeGreaterThan(1);
    expect(seconds).toBeGreaterThan(1);
    expect(largestProcess).toBeGreaterThan(200e6);
    expect(largestProcess).toBeLessThan(350e6);
    expect(allProcesses).toBeGreaterThan(350e6);
    expect(bytesWritten).toBeGreaterThanOrEqual(2e6);
    expect(bytesWritten).toBeLessThan(3e6);
  });

  test('what was measured before does not count', async () => {
    const { cpuSeconds, bytesWritten } = await measure('');
    expect(cpuSeconds).toBeLessThan(1);
    expect(bytesWritten).toBeLessThan(100_000);
  });
});

test('a command that fails is an error with the end of its output', async () => {
  const failure = measure('console.log(process.env.GREETING); process.exit(3);');
  await expect(failure).rejects.toThrow(/ended with 3\.\nGood day$/);
});

test('a command has nothing of this one’s environment but where things are', async () => {
  await expect(
    measure('if (process.env.VITEST === undefined && process.env.PATH) process.exit(4)'),
  ).rejects.toThrow('ended with 4');
});

test('a command that is not there is an error', async () => {
  await expect(
    measureCommand(
      { program: 'no-such-program', args: [], folder, environment: {}, log: join(folder, 'log.txt') },
      signal,
    ),
  ).rejects.toThrow('ENOENT');
});

test('a command is ended when it is no longer wanted', async () => {
  const stopping = new AbortController();
  setTimeout(() => {
    stopping.abort('SIGINT');
  }, 300);
  await expect(measure('setInterval(() => {}, 1000)', stopping.signal)).rejects.toBe('SIGINT');
});
