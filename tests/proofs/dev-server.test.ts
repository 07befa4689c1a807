import { cp, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parse } from 'node-html-parser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { textOf } from '../support/site.ts';
import { startDevServer, type BrowserMessage, type DevServer } from '../support/dev-server.ts';

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
  // Vite keeps a message that no browser is there to hear for the first one that comes.
  await server.listen();
});
afterAll(async () => {
  await server.stop();
  await rm(content, { recursive: true });
});

async function replaceIn(file: string, before: string | RegExp, after: string): Promise<void> {
  const path = join(content, file);
  await writeFile(path, (await readFile(path, 'utf8')).replace(before, after));
}

/** Whether a page is there and holds a text. */
async function shows(address: string, text: string): Promise<boolean> {
  return (await server.read(address))?.includes(text) ?? false;
}

function countReloads(messages: readonly BrowserMessage[]): number {
  return messages.filter(({ type }) => type === 'full-reload').length;
}

function listErrors(messages: readonly BrowserMessage[]): string[] {
  return messages.flatMap(({ err }) => err?.message ?? []);
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
    // Its page fails as soon as its file is gone, and all pages know a little later.
    await expect.poll(() => shows('/permalinks.txt', 'brand-new'), waiting).toBe(false);
    expect(await server.read('/articles/brand-new/')).toBeUndefined();
  });

  test('has open browsers load a changed story again, once, and it is changed everywhere then', async () => {
    const pages = [
      '/articles/plant-in-suzhou/',
      '/',
      '/sources/contractpharma/',
      '/archive/2026/05/',
      '/rss.xml',
    ];
    await Promise.all(pages.map((page) => server.read(page)));
    // Vite keeps the last message for the first browser that comes.
    await server.listen();
    const messages = await server.listen();
    await replaceIn('articles/2026/2026-05-20-plant-in-suzhou.md', /^title: .*/m, 'title: News of the hour');
    await expect.poll(() => countReloads(messages), waiting).toBe(1);
    for (const page of pages) expect(await shows(page, 'News of the hour'), page).toBe(true);
    await setTimeout(1000);
    expect(countReloads(messages)).toBe(1);
  });

  test('shows the last of many edits, however often pages are asked for meanwhile', async () => {
    const file = join(content, 'articles/2025/2025-04-03-short-03.md');
    const story = await readFile(file, 'utf8');
    let isWriting = true;
    const readAllAlong = async () => {
      while (isWriting) await Promise.all(['/articles/short-03/', '/', '/tags/china/'].map(server.read));
    };
    const reading = readAllAlong();
    for (let edition = 1; edition <= 12; edition += 1) {
      await writeFile(file, story.replace(/^title: .*/m, `title: Edition ${String(edition)} of it`));
      await setTimeout(edition * 20);
    }
    await expect.poll(() => shows('/articles/short-03/', 'Edition 12 of it'), waiting).toBe(true);
    isWriting = false;
    await reading;
    expect(await shows('/articles/short-03/', 'Edition 12 of it')).toBe(true);
  });

  test('shows a tag as soon as a story has it, and no longer', async () => {
    const file = 'articles/2025/2025-04-02-short-02.md';
    await replaceIn(file, /^tags: \[/m, 'tags: [Quantum chemistry, ');
    await expect
      .poll(() => shows('/tags/quantum-chemistry/', 'A short story, number 02'), waiting)
      .toBe(true);
    expect(await shows('/articles/short-02/', '/tags/quantum-chemistry/')).toBe(true);
    await replaceIn(file, 'Quantum chemistry, ', '');
    await expect.poll(() => server.read('/tags/quantum-chemistry/'), waiting).toBeUndefined();
  });

  test('shows a change of the settings', async () => {
    await replaceIn('site.yaml', 'News made for tests', 'News made anew');
    await expect.poll(() => shows('/', 'News made anew'), waiting).toBe(true);
  });

  test('reports a mistake at its line, in open browsers too, and keeps showing the last good state', async () => {
    const file = 'articles/2025/2025-04-02-short-02.md';
    const problem = `${file}:4:9  source-unknown`;
    const open = await server.listen();
    await replaceIn(
      file,
      /source: contractpharma([^]*)/,
      'source: nobody$1\nWords that nobody has checked.\n',
    );
    await expect.poll(() => server.output(), waiting).toContain(problem);
    await expect.poll(() => listErrors(open), waiting).toEqual([expect.stringContaining(problem)]);
    expect(await shows('/articles/short-02/', 'A short story, number 02')).toBe(true);
    expect(await shows('/articles/short-02/', 'Words that nobody has checked')).toBe(false);
    const opened = await server.listen();
    await expect.poll(() => listErrors(opened), waiting).toEqual([expect.stringContaining(problem)]);

    await replaceIn(file, 'source: nobody', 'source: newswire');
    await expect.poll(() => shows('/articles/short-02/', 'News &amp; Wire'), waiting).toBe(true);
    await expect.poll(() => countReloads(opened), waiting).toBe(1);
    const openedLast = await server.listen();
    await server.read('/');
    expect(listErrors(openedLast)).toEqual([]);
  });
});
