import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createEnvironment } from '../../../support/environment.ts';

/** Runs the command as an editor does, at noon of 1 June 2026 in Shanghai. */
function runCheck(...args: string[]) {
  const { status, stdout } = spawnSync(process.execPath, ['tools/run.mjs', 'check-content', ...args], {
    encoding: 'utf8',
    env: createEnvironment({ CONTENT_DIR: 'tests/fixtures/broken', SOURCE_DATE_EPOCH: '1780286400' }),
  });
  return { status, stdout };
}

describe('npm run check:content on a folder with a mistake of every kind', () => {
  test('tells each of them at its place, in words an editor understands', () => {
    const { status, stdout } = runCheck();
    expect(stdout).toBe(readFileSync('tests/fixtures/broken-report.txt', 'utf8'));
    expect(status).toBe(1);
  });

  test('tells the same the second time, from the cache', () => {
    expect(runCheck().stdout).toBe(runCheck().stdout);
  });

  test('tells those of one file alone, and warnings do not fail', () => {
    expect(runCheck('articles/2026/2027-05-01-future.md')).toEqual({
      status: 0,
      stdout: [
        'articles/2026/2027-05-01-future.md:3:7  date-future  the story is not due yet: it appears with the first build after 2027-05-01T00:00:00+08:00',
        '  fix: nothing, if that is meant; else correct the date',
        '',
        '0 errors, 1 warning.\n',
      ].join('\n'),
    });
  });

  test('as JSON has every key of the contract', () => {
    const { stdout, status } = runCheck('--json', 'events.yaml');
    expect(JSON.parse(stdout)).toEqual([
      {
        file: 'events.yaml',
        line: 4,
        column: 9,
        rule: 'event-order',
        severity: 'error',
        message: '[1].ends: the event ends before it starts',
        fix: 'make `ends` the last day, the same as `starts` or later',
      },
    ]);
    expect(status).toBe(1);
  });

  test.for<[name: string, value: string, message: RegExp]>([
    [
      'SOURCE_DATE_EPOCH',
      'yesterday',
      /^SOURCE_DATE_EPOCH is “yesterday”: it must be whole seconds since 1970/,
    ],
    ['CONTENT_DIR', '/nonexistent', /^There is no content folder \/nonexistent\./],
  ])('says in a line that %s cannot be “%s”', ([name, value, message]) => {
    const { status, stderr } = spawnSync(process.execPath, ['tools/run.mjs', 'check-content'], {
      encoding: 'utf8',
      env: createEnvironment({ CONTENT_DIR: 'tests/fixtures/broken', [name]: value }),
    });
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(status).toBe(2);
  });
});
