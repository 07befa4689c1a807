import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openFixtureSite } from '../support/fixture-sites.ts';
import { serveFolder, type StaticServer } from '../support/static-server.ts';
import { VisitedSite } from '../support/visits.ts';

let site: VisitedSite;
let oldSite: StaticServer;
beforeAll(async () => {
  site = await VisitedSite.open((await openFixtureSite('varied')).directory);
  oldSite = await serveFolder('tests/fixtures/import');
});
afterAll(async () => {
  await site.close();
  await oldSite.close();
});

/** Between two keys, in milliseconds: 60 words a minute. */
const delay = 200;
/** To read what has changed, before the next step. */
const look = 2000;

const field = (page: Page, name: string) => page.locator(`.write [name=${name}]`);

/** Types into a field what an editor adds. */
async function type(page: Page, name: string, text: string): Promise<void> {
  await page.waitForTimeout(look);
  await field(page, name).focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(text, { delay });
}

test.for<[page: string, part: string, added: Readonly<Record<string, string>>]>([
  ['anhua-suzhou', 'article', { description: 'Its second one makes antibodies.' }],
  ['chenxi-layout-table', 'body', { title: 'Chenxi cuts a price', tags: 'heparin, China', day: '03032009' }],
  ['contract-pharma-page', 'main', { tags: 'China', author: 'Li Wen' }],
])('a story of the page %s is ready to send within a minute', async ([name, part, added]) => {
  const { page, context } = await site.visit('/search/');
  const old = await context.newPage();
  await old.goto(`${oldSite.url}${name}.html`);
  await old.evaluate((selector) => {
    getSelection()?.selectAllChildren(document.querySelector(selector) ?? document.body);
  }, part);
  await old.keyboard.press('ControlOrMeta+C');
  await page.bringToFront();

  const start = performance.now();
  await page.goto('/write/');
  await field(page, 'paste').click();
  await page.keyboard.press('ControlOrMeta+V');
  await page.waitForTimeout(look);
  for (const [key, text] of Object.entries(added)) await type(page, key, text);
  if ((await field(page, 'source').inputValue()) === '')
    await field(page, 'source').selectOption('contractpharma');
  await expect
    .poll(() => page.locator('.write-check').innerText(), { timeout: 60_000 })
    .toMatch(/^Check\s+Ready to send/i);
  expect((performance.now() - start) / 1000).toBeLessThan(60);
  expect(await site.endVisits()).toEqual([]);
});
