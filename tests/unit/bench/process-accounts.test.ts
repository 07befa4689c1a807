import { describe, expect, test } from 'vitest';
import { isZombie, parseBytesWritten, parseMemory, parseStat } from '../../../bench/process-accounts.ts';

describe('/proc/<id>/stat', () => {
  const after =
    'S 41 7000 7000 0 -1 4194304 50 900 0 0 12 3 150 25 20 0 1 0 9000 4000000 800 18446744073709551615';

  test.for([['node'], ['tmux: server'], ['a) S 1 ('], ['']])('of a process called “%s”', ([name = '']) => {
    expect(parseStat(`7001 (${name}) ${after}`)).toEqual({ parent: 41, cpu: 0.15, cpuOfChildren: 1.75 });
  });
});

describe('/proc/<id>/status', () => {
  const status = 'Name:\tnode\nVmPeak:\t 9000000 kB\nVmHWM:\t  1756 kB\nVmRSS:\t   900 kB\nThreads:\t7\n';

  test('says the memory of a process in bytes', () => {
    expect(parseMemory(status)).toEqual({ peak: 1756 * 1024, now: 900 * 1024 });
  });

  test.for([
    ['that works', 'Name:\tZ\nState:\tS (sleeping)\nVmHWM:\t 2 kB\nVmRSS:\t 1 kB\n', true, false],
    ['that is ending', 'Name:\tnode\nState:\tR (running)\n', false, false],
    ['that has ended', 'Name:\tnode\nState:\tZ (zombie)\n', false, true],
  ] as const)('of a process %s says so', ([, text, hasMemory, hasEnded]) => {
    expect([parseMemory(text) !== undefined, isZombie(text)]).toEqual([hasMemory, hasEnded]);
  });
});

test('/proc/<id>/io says what was handed over to be written, and not what reached the disk', () => {
  expect(parseBytesWritten('rchar: 6976\nwchar: 4711\nsyscw: 5\nwrite_bytes: 8192\n')).toBe(4711);
});
