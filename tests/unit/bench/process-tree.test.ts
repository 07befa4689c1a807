import { describe, expect, test } from 'vitest';
import { parseChildCpu, parseStatus } from '../../../bench/process-tree.ts';

describe('/proc/<id>/stat', () => {
  const after =
    'S 41 7000 7000 0 -1 4194304 50 900 0 0 12 3 150 25 20 0 1 0 9000 4000000 800 18446744073709551615';

  test.for([['node'], ['tmux: server'], ['a) S 1 ('], ['']])('of a process called “%s”', ([name = '']) => {
    expect(parseChildCpu(`7001 (${name}) ${after}`)).toBe(1.75);
  });
});

describe('/proc/<id>/status', () => {
  test('has the parent, and memory in bytes', () => {
    const status = 'Name:\tPPid: 2\nPPid:\t41\nVmPeak:\t 9000000 kB\nVmHWM:\t  1756 kB\nVmRSS:\t   900 kB\n';
    expect(parseStatus(status)).toEqual({ parent: 41, peak: 1756 * 1024, now: 900 * 1024 });
  });

  test('of a process that has ended has no memory', () => {
    expect(parseStatus('Name:\tnode\nState:\tZ (zombie)\nPPid:\t41\n')).toEqual({
      parent: 41,
      peak: 0,
      now: 0,
    });
  });
});
