import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderPrepared } from '../../src/content/markdown/satteri-parser.ts';
import { BuiltSite } from '../support/built-site.ts';
import { launchBrowser } from '../support/chromium.ts';
import { fixture } from '../support/fixture.ts';
import { openInFrames, touchEverything, watchForHarm } from '../support/harm-watch.ts';
import {
  removeRefused,
  renderBodies,
  writeHostileNewsroom,
  type RenderedBody,
} from '../support/hostile-newsroom.ts';
import { hostileBodies, titleOf } from '../support/hostile-texts.ts';
import { readSearchRecords } from '../support/search-index.ts';
import { serveFolder, type StaticServer } from '../support/static-server.ts';

let bodies: RenderedBody[];
let site: BuiltSite;
let server: StaticServer;
let browser: Browser;

beforeAll(async () => {
  const newsroom = await writeHostileNewsroom();
  bodies = await renderBodies(newsroom);
  await removeRefused(newsroom);
  site = await BuiltSite.build({ content: newsroom.directory, epoch: fixture.epoch });
  server = await serveFolder(site.directory);
  browser = await launchBrowser();
}, 300_000);
afterAll(async () => {
  await browser.close();
  await server.close();
});

describe('whatever the check says of a body', () => {
  test(
    'nothing of it runs, or asks another host for anything, in Chromium',
    { timeout: 120_000 },
    async () => {
      const documents = bodies.map(({ title, page, feed }) => ({
        name: title,
        html: createDocument(`${page}<hr>${feed}`),
      }));
      expect(await openDocuments(documents)).toEqual([]);
    },
  );

  test('much of it would run, or ask, if Markdown were rendered as it is', { timeout: 120_000 }, async () => {
    const documents = await Promise.all(
      hostileBodies.map(async (text) => ({
        name: titleOf(text),
        html: createDocument(await renderPrepared(text.text, [])),
      })),
    );
    const harm = await openDocuments(documents);
    const noticed = documents
      .map(({ name }) => name)
      .filter((name) => harm.some((what) => what.startsWith(`${name}: `)));
    expect(noticed.length).toBeGreaterThan(80);
    const quiet = new Set(hostileBodies.map(({ category }) => category));
    for (const name of noticed) quiet.delete(name.split(': ', 1)[0] ?? '');
    // What these are after, no script does.
    expect([...quiet]).toEqual(['clobbering the document']);
  });
});

function createDocument(body: string): string {
  return `<!doctype html><title>A story</title><main>${body}</main>`;
}

async function openDocuments(documents: readonly { name: string; html: string }[]): Promise<string[]> {
  const context = await browser.newContext({ bypassCSP: true });
  try {
    const { harm } = await watchForHarm(context, [new URL(server.url).host, 'fixture.example']);
    await openInFrames(await context.newPage(), `${server.url}robots.txt`, documents);
    return harm;
  } finally {
    await context.close();
  }
}

describe('a site of all that the check lets through', () => {
  test('is found by its words, which are kept as they are', () => {
    const titles = readSearchRecords(site.directory).map(({ title }) => title);
    expect(titles).toContain('<script>alert(1)</script>');
  });

  test('runs nothing in Chromium and asks no other host for anything', { timeout: 120_000 }, async () => {
    const context = await browser.newContext({ bypassCSP: true });
    const { harm } = await watchForHarm(context, [new URL(server.url).host, 'fixture.example']);
    const queue = [
      ...[...site.pages, ...site.movedPages].map(({ address }) => address),
      ...hostileBodies
        .slice(0, 20)
        .map(({ text }) => `/search/?q=${encodeURIComponent(text)}&tag=${encodeURIComponent(text)}`),
    ];
    const leadsOn = new Set(site.movedPages.map(({ address }) => address));
    const opened: string[] = [];
    const work = async () => {
      const page = await context.newPage();
      for (let address = queue.pop(); address !== undefined; address = queue.pop()) {
        await page.goto(new URL(encodeURI(decodeURI(address)), server.url).href);
        if (!leadsOn.has(address)) await touchEverything(page.mainFrame());
        opened.push(address);
      }
    };
    await Promise.all([work(), work(), work()]);
    await context.close();
    expect(opened.length).toBe(site.pages.length + site.movedPages.length + 20);
    expect(harm).toEqual([]);
  });
});
