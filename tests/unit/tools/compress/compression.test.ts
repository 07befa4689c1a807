import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { DiskCache } from '../../../../src/lib/disk-cache.ts';
import { compressSite } from '../../../../tools/compress/compression.ts';
import { writeFolder } from '../../content/loader/written-folder.ts';

const page = '<p>The same words again. </p>'.repeat(200);
const day = new Date('2026-06-01T00:00:00Z');

/** A folder with a page, a feed, a short text and a picture, and an empty cache. */
async function setUp() {
  const site = await writeFolder({
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

test('a changed file has a changed copy, a file that is gone has none, and a broken copy is mended', async () => {
  const { site, cache } = await setUp();
  await compressSite(site, cache);
  await writeFile(join(site, 'index.html'), page.toUpperCase());
  await rm(join(site, 'tags/上海/rss.xml'));
  await writeFile(join(site, 'index.html.gz'), 'half');
  await writeFile(join(site, 'index.html.br.new'), 'left by a run that was ended');
  await compressSite(site, cache);
  expect((await listFiles(site)).filter((file) => /\.(br|gz|new)$/.test(file))).toEqual([
    'index.html.br',
    'index.html.gz',
  ]);
  expect(brotliDecompressSync(await readFile(join(site, 'index.html.br'))).toString()).toBe(
    page.toUpperCase(),
  );
  expect(gunzipSync(await readFile(join(site, 'index.html.gz'))).toString()).toBe(page.toUpperCase());
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
  expect((await compress()).stdout).toMatch(/^2 files of 0\.0 MB have copies/);
  await rm(join(site, 'index.html.br'));
  // A folder where the file is to be written.
  await mkdir(join(site, 'index.html.br.new'));
  await expect(compress()).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^The site is not compressed: EISDIR/) as string,
  });
});
