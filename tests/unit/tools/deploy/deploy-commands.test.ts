import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createEnvironment } from '../../../support/environment.ts';
import { serveFolder, type StaticServer } from '../../../support/static-server.ts';
import { createTemporaryFolder } from '../../../support/temporary-folder.ts';

vi.setConfig({ testTimeout: 60_000 });

let folder: string;
let server: StaticServer;

beforeEach(async () => {
  folder = await createTemporaryFolder('deploy');
  server = await serveFolder(folder, { prefix: '/news/' });
});
afterEach(() => server.close());

/** Runs a command in the folder. */
async function run(command: string, ...args: string[]) {
  const environment = createEnvironment({ SITE_URL: server.url, INIT_CWD: folder });
  const program = resolve('tools/run.mjs');
  try {
    const output = await promisify(execFile)(process.execPath, [program, command, ...args], {
      cwd: folder,
      env: environment,
    });
    return { code: 0, ...output };
  } catch (error) {
    return error as { code: number; stdout: string; stderr: string };
  }
}

describe('npm run fetch:ledger', () => {
  const ledger = '/news/\t\t0123456789abcdef\n/news/articles/plant/\ttag:example.org,2020:plant\n';

  test.for<[what: string, flags: string[]]>([
    ['keeps what is published', []],
    ['keeps it, too, where there was said to be none', ['--first']],
  ])('%s', async ([, flags]) => {
    await writeFile(join(folder, 'permalinks.txt'), ledger);
    const { code, stdout } = await run('fetch-ledger', '--to', 'before.txt', ...flags);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '2 addresses are published.\n' });
    expect(await readFile(join(folder, 'before.txt'), 'utf8')).toBe(ledger);
  });

  test('keeps an empty one of a site that is said to be new', async () => {
    expect((await run('fetch-ledger', '--to', 'before.txt', '--first')).code).toBe(0);
    expect(await readFile(join(folder, 'before.txt'), 'utf8')).toBe('');
  });

  test.for<[what: string, published: string | undefined, args: string[], code: number, message: RegExp]>([
    ['where there is none', undefined, ['--to', 'before.txt'], 1, /permalinks\.txt answers 404\. Only/],
    ['for a page', '<p>Not found', ['--to', 'before.txt'], 1, /is no permalinks\.txt/],
    ['for a page of a new site', '<p>Hi', ['--to', 'before.txt', '--first'], 1, /is no permalinks\.txt/],
    ['without a place to keep it', ledger, [], 2, /--to FILE is missing/],
    ['for a stray word', ledger, ['--to', 'before.txt', 'now'], 2, /“now” belongs to no flag/],
  ])('keeps nothing %s', async ([, published, args, code, message]) => {
    if (published !== undefined) await writeFile(join(folder, 'permalinks.txt'), published);
    const result = await run('fetch-ledger', ...args);
    expect(result.code).toBe(code);
    expect(result.stderr).toMatch(message);
    await expect(readFile(join(folder, 'before.txt'))).rejects.toThrow('ENOENT');
  });
});

describe('npm run settle:clock', () => {
  const git = (...args: string[]) =>
    promisify(execFile)('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], {
      cwd: folder,
      env: { ...process.env, GIT_COMMITTER_DATE: '2026-06-01T10:20:30Z' },
    });

  test('says the time in a line for the shell, and what it is of beside it', async () => {
    await git('init', '--quiet');
    await git('commit', '--quiet', '--allow-empty', '--message', 'A');
    const { code, stdout, stderr } = await run('settle-clock');
    const [, settled = ''] = /^SOURCE_DATE_EPOCH=(\d+)\n$/.exec(stdout) ?? [];
    expect(code).toBe(0);
    expect(Number(settled) % 3600).toBe(0);
    expect(Date.now() / 1000 - Number(settled)).toBeLessThan(3700);
    expect(stderr).toMatch(/its commit is of 2026-06-01T10:20:30Z\.\n$/);
  });

  test('says nothing where there is no commit', async () => {
    await git('init', '--quiet');
    const { code, stdout, stderr } = await run('settle-clock');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('There is no commit here');
  });
});
