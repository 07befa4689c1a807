import { existsSync } from 'node:fs';
import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompressSync, brotliDecompressSync, constants, gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { locatePlaces } from '../../../../src/integrations/incremental-build/site-places.ts';
import { DiskCache } from '../../../../src/lib/disk-cache.ts';
import { createDigest } from '../../../../src/lib/digest.ts';
import { writeJsonLines } from '../../../../src/lib/json-lines-cache.ts';
import { compressSite } from '../../../../tools/compress/compression.ts';
import { writeFolder } from '../../content/loader/written-folder.ts';

const page = '<p>The same words again. </p>'.repeat(200);
const day = new Date('2026-06-01T00:00:00Z');

/** Writes a folder within another one, which compressing puts its record into. */
async function writeSite(files: Record<string, string>): Promise<string> {
  const entries = Object.entries(files).map(([file, text]) => [`site/${file}`, text] as const);
  return join(await writeFolder(Object.fromEntries(entries)), 'site');
}

/** A folder with a page, a feed, a short text and a picture, and an empty cache. */
async function setUp() {
  const site = await writeSite({
    'index.html': page,
    'tags/上海/rss.xml': page,
    'robots.txt': 'A',
    'picture.png': page,
  });
  await utimes(join(site, 'index.html'), day, day);
  return { site, cache: new DiskCache(join(await writeFolder({}), 'cache')) };
}

const listFiles = async (folder: string) =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
    .sort();

test('text files that shrink have a copy by brotli and one by gzip, and no other file has', async () => {
  const { site, cache } = await setUp();
  expect(await compressSite(site, cache)).toMatchObject({ files: 2, plain: 2 * page.length });
  expect(await listFiles(site)).toEqual([
    'index.html',
    'index.html.br',
    'index.html.gz',
    'picture.png',
    'robots.txt',
    'tags/上海/rss.xml',
    'tags/上海/rss.xml.br',
    'tags/上海/rss.xml.gz',
  ]);
  expect(brotliDecompressSync(await readFile(join(site, 'index.html.br'))).toString()).toBe(page);
  expect(gunzipSync(await readFile(join(site, 'index.html.gz'))).toString()).toBe(page);
});

test('a copy has the time of its file, and says none itself', async () => {
  const { site, cache } = await setUp();
  await compressSite(site, cache);
  for (const ending of ['br', 'gz']) {
    expect((await stat(join(site, `index.html.${ending}`))).mtime).toEqual(day);
  }
  expect((await readFile(join(site, 'index.html.gz'))).readUInt32LE(4)).toBe(0);
});

test('what is unchanged is not made again, in the same folder or another', async () => {
  const { site, cache } = await setUp();
  expect((await compressSite(site, cache)).made).toBeGreaterThan(0);
  const first = await stat(join(site, 'index.html.br'));
  expect((await compressSite(site, cache)).made).toBe(0);
  expect((await stat(join(site, 'index.html.br'))).ino).toBe(first.ino);
  const other = await setUp();
  expect(await compressSite(other.site, cache)).toMatchObject({ files: 2, made: 0 });
  expect(await readFile(join(other.site, 'index.html.br'))).toEqual(
    await readFile(join(site, 'index.html.br')),
  );
});

test('a changed file has a changed copy, and a file that is gone has none', async () => {
  const { site, cache } = await setUp();
  await compressSite(site, cache);
  await writeFile(join(site, 'index.html'), page.toUpperCase());
  await rm(join(site, 'tags/上海/rss.xml'));
  await writeFile(join(site, 'index.html.br.unfinished-copy'), 'left by a run that was ended');
  await compressSite(site, cache);
  expect((await listFiles(site)).filter((file) => /\.(br|gz|\w+-copy)$/.test(file))).toEqual([
    'index.html.br',
    'index.html.gz',
  ]);
  expect(brotliDecompressSync(await readFile(join(site, 'index.html.br'))).toString()).toBe(
    page.toUpperCase(),
  );
  expect(gunzipSync(await readFile(join(site, 'index.html.gz'))).toString()).toBe(page.toUpperCase());
});

describe('what was not made here', () => {
  const other = gzipSync('A table of somebody else.');

  test('stays: downloads, what is behind other names, what has taken the place of a copy of a text that is gone', async () => {
    const { site, cache } = await setUp();
    const foreign = [
      'data.csv.gz',
      'data.br',
      'export.json.gz',
      'tags/上海/rss.xml.gz',
      'a.new',
      'index.html.br.new',
    ];
    await compressSite(site, cache);
    await rm(join(site, 'tags/上海/rss.xml'));
    for (const file of foreign) await writeFile(join(site, file), other);
    await compressSite(site, cache);
    for (const file of foreign) expect(await readFile(join(site, file))).toEqual(other);
    expect(existsSync(join(site, 'tags/上海/rss.xml.br'))).toBe(false);
  });

  test('stays, even of the same bytes that compressing gives, where no record says otherwise', async () => {
    const { site, cache } = await setUp();
    await writeFile(join(site, 'export.json.gz'), gzipSync(page, { level: 9 }));
    await compressSite(site, cache);
    expect(existsSync(join(site, 'export.json.gz'))).toBe(true);
  });

  test('serves as the copy of a text where it holds that text', async () => {
    const { site, cache } = await setUp();
    const quick = gzipSync(page, { level: 1 });
    await writeFile(join(site, 'index.html.gz'), quick);
    await compressSite(site, cache);
    expect(await readFile(join(site, 'index.html.gz'))).toEqual(quick);
    // It is no copy of ours the next time either.
    await writeFile(join(site, 'index.html'), page.toUpperCase());
    await expect(compressSite(site, cache)).rejects.toThrow('index.html.gz');
    expect(await readFile(join(site, 'index.html.gz'))).toEqual(quick);
  });

  test.for<[what: string, file: string, bytes: Uint8Array | string]>([
    ['a copy of another text', 'index.html.gz', gzipSync('A table of somebody else.', { level: 1 })],
    ['no copy at all', 'index.html.br', 'Notes of somebody else.'],
    ['beside a text that gets no copy', 'robots.txt.gz', gzipSync('Another text.', { level: 1 })],
  ])('is told of where a server would send it for a text: %s', async ([, file, bytes]) => {
    const { site, cache } = await setUp();
    await writeFile(join(site, file), bytes);
    await expect(compressSite(site, cache)).rejects.toThrow(
      `servers would send these files, which this command has not made, in place of the texts beside them.\n  ${join(site, file)}\nMove them away, and run it again.`,
    );
    expect(await readFile(join(site, file))).toEqual(Buffer.from(bytes));
    expect(existsSync(join(site, 'tags/上海/rss.xml.br'))).toBe(true);
    await rm(join(site, file));
    expect((await compressSite(site, cache)).files).toBe(2);
  });
});

describe('without the record of the copies', () => {
  test('those of changed texts are known by their bytes, and those of texts that are gone stay', async () => {
    const { site, cache } = await setUp();
    await compressSite(site, cache);
    await rm(locatePlaces(site).copies);
    await writeFile(join(site, 'index.html'), page.toUpperCase());
    await rm(join(site, 'tags/上海/rss.xml'));
    await compressSite(site, cache);
    expect(gunzipSync(await readFile(join(site, 'index.html.gz'))).toString()).toBe(page.toUpperCase());
    expect(existsSync(join(site, 'tags/上海/rss.xml.br'))).toBe(true);
  });

  test('those by other settings are of somebody else, and with it they are replaced', async () => {
    const { site, cache } = await setUp();
    await compressSite(site, cache);
    const { copies } = locatePlaces(site);
    const older = brotliCompressSync(page, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } });
    const bytes = await readFile(copies, 'utf8');
    await writeFile(join(site, 'index.html.br'), older);
    const lines = (JSON.parse(`[${bytes.trim().split('\n').slice(0, -1).join()}]`) as [string, string][]).map(
      ([path, digest]) => [path, path === 'index.html.br' ? createDigest(older) : digest],
    );
    await writeFile(join(site, 'index.html'), page.toUpperCase());
    await expect(compressSite(site, cache)).rejects.toThrow('index.html.br');
    writeJsonLines(copies, 'compressed copies 1', lines);
    await compressSite(site, cache);
    expect(brotliDecompressSync(await readFile(join(site, 'index.html.br'))).toString()).toBe(
      page.toUpperCase(),
    );
  });
});

test.for<[what: string, args: string[], code: number, told: RegExp]>([
  ['a folder that is not there', ['test-results/nowhere'], 2, /There is no folder .*nowhere/],
  ['two folders', ['src', 'docs'], 2, / Usage: npm run compress/],
  ['an unknown option', ['--fast'], 2, / Usage: npm run compress/],
])('the command refuses %s', async ([, args, code, told]) => {
  const run = promisify(execFile)(process.execPath, ['tools/run.mjs', 'compress', ...args]);
  await expect(run).rejects.toMatchObject({ code, stderr: expect.stringMatching(told) as string });
});

test('the command says what it did, and fails where a copy cannot be written', async () => {
  const { site } = await setUp();
  const compress = () => promisify(execFile)(process.execPath, ['tools/run.mjs', 'compress', site]);
  await expect(compress()).rejects.toMatchObject({
    code: 2,
    stderr: `${site} is no built site: it has no permalinks.txt.\n`,
  });
  await writeFile(join(site, 'permalinks.txt'), '# 0 addresses\n');
  expect((await compress()).stdout).toMatch(/^2 files of 0\.0 MB have copies/);
  await rm(join(site, 'index.html.br'));
  // A folder where the file is to be.
  await mkdir(join(site, 'index.html.br'));
  await expect(compress()).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^The site is not compressed: EISDIR/) as string,
  });
});
