import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../support/chromium.ts';
import { openFixtureSite } from '../support/fixture-sites.ts';
import { serveFolder, type StaticServer } from '../support/static-server.ts';

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
  server = await serveFolder((await openFixtureSite('varied')).directory);
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

describe.for(kinds)('%s', (address) => {
  let page: Page;
  beforeAll(async () => {
    // The site’s own policy keeps axe out.
    page = await browser.newPage({ baseURL: server.url, bypassCSP: true });
    await page.goto(address);
    await openAll(page);
    await page.addScriptTag({ path: axePath });
  });
  afterAll(() => page.close());

  test.for(['light', 'dark'] as const)('has nothing that axe finds in the %s scheme', async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    const { violations } = await page.evaluate<AxeResults>('axe.run()');
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual(
      [],
    );
  });

  // 640 pixels are what is left of 1280 at 200% zoom.
  test.for([320, 360, 640, 768])('does not scroll sideways at %i px', async (width) => {
    await page.setViewportSize({ width, height: 800 });
    expect(await measureOverflow(page)).toBeLessThanOrEqual(0);
  });
});

/** How far a page scrolls sideways, in pixels. */
function measureOverflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
}

describe('at 360 px, with letters twice as large', () => {
  let largeBrowser: Browser;
  let page: Page;
  beforeAll(async () => {
    largeBrowser = await launchBrowser(['--blink-settings=defaultFontSize=32']);
    page = await largeBrowser.newPage({ baseURL: server.url, viewport: { width: 360, height: 800 } });
  });
  afterAll(() => largeBrowser.close());

  test.for(kinds)('%s does not scroll sideways', async (address) => {
    await page.goto(address);
    await openAll(page);
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('32px');
    expect(await measureOverflow(page)).toBeLessThanOrEqual(0);
  });
});
