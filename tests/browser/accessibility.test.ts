import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../support/chromium.ts';
import { BuiltSite } from '../support/built-site.ts';
import { serveFolder, type StaticServer } from '../support/static-server.ts';
import { copyVariedNewsroom } from '../support/varied-newsroom.ts';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** One address of every kind of page. */
const kinds = [
  '/',
  '/articles/plant-in-suzhou/',
  '/articles/earlier-story/',
  '/articles/long-report/',
  '/articles/every-construct/',
  '/articles/unbroken/',
  '/articles/%E5%9F%BA%E5%9B%A0%E6%B2%BB%E7%96%97/',
  '/tags/',
  '/tags/china/',
  '/tags/genscript/',
  '/sources/',
  '/sources/contractpharma/',
  '/archive/',
  '/archive/2026/05/',
  '/feeds/',
  '/search/',
  '/404.html',
];

let server: StaticServer;
let browser: Browser;
beforeAll(async () => {
  const site = await BuiltSite.build({
    content: await copyVariedNewsroom(),
    epoch: Date.parse('2026-06-01T12:00:00+08:00') / 1000,
  });
  server = await serveFolder(site.directory);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

/** Opens all that a reader can open. */
async function openAll(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
}

describe.for(['light', 'dark'] as const)('axe in the %s scheme', (colorScheme) => {
  test.for(kinds)('finds nothing on %s', async (address) => {
    // The site’s own policy keeps axe out.
    const page = await browser.newPage({ baseURL: server.url, colorScheme, bypassCSP: true });
    await page.goto(address);
    await openAll(page);
    await page.addScriptTag({ path: axePath });
    const { violations } = await page.evaluate<AxeResults>('axe.run()');
    await page.close();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual(
      [],
    );
  });
});

// 640 pixels are what is left of 1280 at 200% zoom.
describe.for([320, 360, 640, 768])('at %i px', (width) => {
  test.for(kinds)('%s does not scroll sideways', async (address) => {
    const page = await browser.newPage({ baseURL: server.url, viewport: { width, height: 800 } });
    await page.goto(address);
    await openAll(page);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    await page.close();
    expect(overflow).toBeLessThanOrEqual(0);
  });
});

describe('at 360 px, with letters twice as large', () => {
  let largeBrowser: Browser;
  beforeAll(async () => {
    largeBrowser = await launchBrowser(['--blink-settings=defaultFontSize=32']);
  });
  afterAll(() => largeBrowser.close());

  test.for(kinds)('%s does not scroll sideways', async (address) => {
    const page = await largeBrowser.newPage({ baseURL: server.url, viewport: { width: 360, height: 800 } });
    await page.goto(address);
    await openAll(page);
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('32px');
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    await page.close();
    expect(overflow).toBeLessThanOrEqual(0);
  });
});
