import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
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
function run(command: string, ...args: string[]) {
  return runFor({ SITE_URL: server.url }, command, ...args);
}

async function runFor(variables: Record<string, string | undefined>, command: string, ...args: string[]) {
  const environment = createEnvironment({ ...variables, INIT_CWD: folder });
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
  const lines = '/news/\t\t0123456789abcdef\n/news/articles/plant/\ttag:example.org,2020:plant\n';
  const ledger = `# 2 addresses\n${lines}`;

  test.for<[what: string, published: string, flags: string[]]>([
    ['keeps what is published', ledger, []],
    ['keeps it, too, where there was said to be none', ledger, ['--first']],
    ['keeps one of a former kind, and counts it', lines, []],
  ])('%s', async ([, published, flags]) => {
    await writeFile(join(folder, 'permalinks.txt'), published);
    await writeFile(join(folder, 'before.txt'), '/news/\n');
    const { code, stdout } = await run('fetch-ledger', '--to', 'before.txt', ...flags);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '2 addresses are published.\n' });
    expect(await readFile(join(folder, 'before.txt'), 'utf8')).toBe(ledger);
  });

  test.for<[what: string, published: string | undefined]>([
    ['none', undefined],
    ['an empty one', ''],
  ])('of a site that is said to be new, and has %s, keeps one that says so', async ([, published]) => {
    if (published !== undefined) await writeFile(join(folder, 'permalinks.txt'), published);
    expect((await run('fetch-ledger', '--to', 'before.txt', '--first')).code).toBe(0);
    expect(await readFile(join(folder, 'before.txt'), 'utf8')).toBe('# 0 addresses\n');
  });

  test('never takes the place of a file that is something else', async () => {
    await writeFile(join(folder, 'permalinks.txt'), ledger);
    await writeFile(join(folder, 'site.yaml'), 'name: News\n');
    const { code, stderr } = await run('fetch-ledger', '--to', 'site.yaml');
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringMatching(
        /^site\.yaml is there already, and is no permalinks\.txt: name another file\./,
      ) as string,
    });
    expect(await readFile(join(folder, 'site.yaml'), 'utf8')).toBe('name: News\n');
  });

  test.for<[what: string, published: string | undefined, args: string[], code: number, message: RegExp]>([
    ['where there is none', undefined, ['--to', 'before.txt'], 1, /permalinks\.txt answers 404\. Only/],
    [
      'of an empty answer',
      '',
      ['--to', 'before.txt'],
      1,
      /permalinks\.txt is empty, and a site that is published/,
    ],
    [
      'of a site that says it has no address',
      '# 0 addresses\n',
      ['--to', 'before.txt'],
      1,
      /permalinks\.txt is empty, and a site that is published/,
    ],
    ['of an answer that was cut', ledger.slice(0, -20), ['--to', 'before.txt'], 1, /is not whole/],
    [
      'of half a letter',
      '/news/%E4%/\n',
      ['--to', 'before.txt'],
      1,
      /%E4%\/ in its line 1 is not percent-encoded/,
    ],
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

  test('takes no host that is out of order for one without a site', async () => {
    const host = createServer((_request, response) => response.writeHead(503).end()).listen(0, 'localhost');
    await once(host, 'listening');
    const { port } = host.address() as AddressInfo;
    const site = { SITE_URL: `http://localhost:${String(port)}/` };
    const { code, stderr } = await runFor(site, 'fetch-ledger', '--to', 'before.txt', '--first');
    host.close();
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: `${site.SITE_URL}permalinks.txt answers 503. Something is there, so --first does not hold.\n`,
    });
    await expect(readFile(join(folder, 'before.txt'))).rejects.toThrow('ENOENT');
  });

  test('asks nobody where nothing says the address of the site', async () => {
    const nowhere = { SITE_URL: undefined, CONTENT_DIR: join(folder, 'none') };
    const { code, stderr } = await runFor(nowhere, 'fetch-ledger', '--to', 'before.txt', '--first');
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: `${join(folder, 'none/site.yaml')} does not say the address of the site: npm run check:content says why.\n`,
    });
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
