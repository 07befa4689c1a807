import { cp, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'node-html-parser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { textOf } from '../support/built-site.ts';
import { startDevServer, type DevServer } from '../support/dev-server.ts';

let content: string;
let server: DevServer;

beforeAll(async () => {
  // Outside the project, as Vite does not watch the folders that tests write to.
  content = await mkdtemp(join(tmpdir(), 'newsroom-'));
  await cp('tests/fixtures/newsroom', content, { recursive: true });
  // Far enough ahead that this test outlives its authors.
  const farAhead = 'articles/2026/2926-06-02-not-yet-due.md';
  await rename(join(content, 'articles/2026/2026-06-02-not-yet-due.md'), join(content, farAhead));
  await replaceIn(farAhead, '2026-06-02', '2926-06-02');
  server = await startDevServer(content);
});
afterAll(async () => {
  await server.stop();
  await rm(content, { recursive: true });
});

async function replaceIn(file: string, before: string, after: string): Promise<void> {
  const path = join(content, file);
  await writeFile(path, (await readFile(path, 'utf8')).replace(before, after));
}

/** Whether a page is there and holds a text. */
async function shows(address: string, text: string): Promise<boolean> {
  return (await server.read(address))?.includes(text) ?? false;
}

const waiting = { timeout: 15_000, interval: 200 };

describe('npm run dev', () => {
  test.for([
    ['/articles/draft/', ['Draft']],
    ['/articles/not-yet-due/', ['Not yet due']],
    ['/articles/short-01/', []],
  ] as const)('marks %s with %j', async ([address, marks]) => {
    const header = parse((await server.read(address)) ?? '').querySelector('.story-header');
    expect(header?.querySelectorAll('.hold-mark').map(textOf)).toEqual(marks);
  });

  test('shows an edit, a new story and the end of a story without a restart', async () => {
    const file = 'articles/2025/2025-04-01-short-01.md';
    await replaceIn(file, 'A short story, number 01', 'An edited story');
    await expect.poll(() => shows('/articles/short-01/', 'An edited story'), waiting).toBe(true);

    await cp(join(content, file), join(content, 'articles/2025/2025-04-01-brand-new.md'));
    await expect.poll(() => shows('/articles/brand-new/', 'An edited story'), waiting).toBe(true);

    await rm(join(content, 'articles/2025/2025-04-01-brand-new.md'));
    await expect.poll(() => server.read('/articles/brand-new/'), waiting).toBeUndefined();
  });

  test('shows a change of the settings', async () => {
    await replaceIn('site.yaml', 'News made for tests', 'News made anew');
    await expect.poll(() => shows('/', 'News made anew'), waiting).toBe(true);
  });

  test('reports a mistake at its line and keeps showing the last good state', async () => {
    const file = 'articles/2025/2025-04-02-short-02.md';
    await replaceIn(file, 'source: contractpharma', 'source: nobody');
    await expect.poll(() => server.output(), waiting).toContain(`${file}:4:9  source-unknown`);
    expect(await shows('/articles/short-02/', 'A short story, number 02')).toBe(true);

    await replaceIn(file, 'source: nobody', 'source: newswire');
    await expect.poll(() => shows('/articles/short-02/', 'News &amp; Wire'), waiting).toBe(true);
  });
});
