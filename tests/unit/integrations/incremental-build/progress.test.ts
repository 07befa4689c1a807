import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Progress } from '../../../../src/integrations/incremental-build/progress.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A build of five seconds, and what it has written to its output. */
function build(isTTY: boolean) {
  const written: string[] = [];
  const write = (text: string) => written.push(text.replace('\r\u001b[K', '> '));
  const progress = new Progress({ isTTY, columns: 30, write } as unknown as NodeJS.WriteStream);
  progress.begin('content');
  vi.advanceTimersByTime(1500);
  progress.begin('pages');
  for (const pages of ['100', '200', '1,234,567,890,123 of them']) {
    progress.report(pages);
    vi.advanceTimersByTime(600);
  }
  progress.begin('publishing');
  progress.report('at once');
  vi.advanceTimersByTime(1700);
  return { written, summary: progress.end() };
}

describe('a build that takes long', () => {
  test('says in a terminal what it is doing, on one line that it removes', () => {
    expect(build(true).written).toEqual(
      ['> 2 s  pages  200', '> 3 s  pages  1,234,567,890,123', '> 3 s  publishing  ', '> '].slice(0),
    );
  });

  test('says nothing elsewhere', () => {
    expect(build(false).written).toEqual([]);
  });

  test('says at its end how long each phase took', () => {
    expect(build(true).summary).toBe('5.0 s: content 1.5 s, pages 1.8 s, publishing 1.7 s');
  });
});
