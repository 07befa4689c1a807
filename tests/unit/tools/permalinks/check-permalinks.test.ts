import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serveFolder, type StaticServer } from '../../../support/static-server.ts';

let folder: string;
let server: StaticServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'permalinks-'));
  await writeFile(join(folder, 'built.txt'), '/\n/articles/plant/\ttag:example.org,2020:articles/plant\n');
  await writeFile(join(folder, 'same.txt'), '/\n/articles/plant/\ttag:example.org,2020:articles/plant\n');
  await writeFile(join(folder, 'more.txt'), '/\n/articles/gone/\ttag:example.org,2020:articles/gone\n');
  await writeFile(join(folder, 'empty.txt'), '');
  await writeFile(join(folder, 'none-published.txt'), '# 0 addresses\n');
  await writeFile(join(folder, 'page.txt'), '<!doctype html>\n<title>Not found</title>\n');
  server = await serveFolder(folder);
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

/** Runs the command against a published ledger; `{folder}` and `{url}` stand for where the ledgers are. */
function run(...args: string[]): Promise<{ code: number; output: string }> {
  const places = args.map((arg) => arg.replace('{folder}', folder).replace('{url}/', server.url));
  return new Promise((done) => {
    execFile(process.execPath, ['tools/run.mjs', 'check-permalinks', ...places], (error, stdout, stderr) => {
      done({ code: typeof error?.code === 'number' ? error.code : 0, output: `${stdout}${stderr}` });
    });
  });
}

describe('npm run check:permalinks', () => {
  const built = ['--built', '{folder}/built.txt'];

  test.for<[what: string, against: string, code: number, output: string]>([
    ['a file that is kept', '{folder}/same.txt', 0, '2 published addresses, 0 broken.\n'],
    ['an address that is kept', '{url}/same.txt', 0, '2 published addresses, 0 broken.\n'],
    [
      'what fetch:ledger keeps of a site that is said to be new',
      '{folder}/none-published.txt',
      0,
      '0 published addresses, 0 broken.\n',
    ],
    [
      'an address of which a page is gone',
      '{url}/more.txt',
      1,
      '/articles/gone/  this address was published and leads nowhere any more\n  fix: add to the story that took its place: aliases: [gone]\n2 published addresses, 1 broken.\n',
    ],
  ])('against %s', async ([, against, code, output]) => {
    expect(await run('--against', against, ...built)).toEqual({ code, output });
  });

  test.for<[what: string, args: string[], output: RegExp]>([
    ['nothing to compare with', built, /is missing\. Usage: npm run check:permalinks/],
    ['an unknown flag', ['--agianst', 'x', ...built], /'--agianst'\. Usage: npm run check:permalinks/],
    ['a file that is not there', ['--against', '{folder}/none.txt', ...built], /none\.txt cannot be read/],
    ['an address that is not there', ['--against', '{url}/none.txt', ...built], /none\.txt answers 404\./],
    ['an empty file', ['--against', '{folder}/empty.txt', ...built], /empty\.txt is empty: even a ledger/],
    ['an empty answer', ['--against', '{url}/empty.txt', ...built], /empty\.txt is empty, and a site/],
    [
      'a site that says it has no address',
      ['--against', '{url}/none-published.txt', ...built],
      /none-published\.txt is empty, and a site/,
    ],
    [
      'a build without addresses',
      ['--against', '{folder}/same.txt', '--built', '{folder}/empty.txt'],
      /empty\.txt is empty/,
    ],
    ['a page', ['--against', '{url}/page.txt', ...built], /page\.txt is no permalinks\.txt/],
    [
      'a host that is not there',
      ['--against', 'http://127.0.0.1:9/a.txt', ...built],
      /a\.txt cannot be reached/,
    ],
    [
      'no build',
      ['--against', '{folder}/same.txt', '--built', '{folder}/none.txt'],
      /run npm run build first/,
    ],
  ])('ends with 2 for %s, and without a stack trace', async ([, args, output]) => {
    const result = await run(...args);
    expect(result.code).toBe(2);
    expect(result.output).toMatch(output);
    expect(result.output).not.toMatch(/^\s+at /m);
  });
});
