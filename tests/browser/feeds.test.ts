import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openFixtureSite } from '../support/fixture-sites.ts';
import { VisitedSite, type Visit } from '../support/visits.ts';

let site: VisitedSite;
let visit: Visit;

beforeAll(async () => {
  site = await VisitedSite.open((await openFixtureSite('varied')).directory);
});
afterAll(() => site.close());

async function open(address: string, options: BrowserContextOptions = {}): Promise<Page> {
  visit = await site.visit(address, options);
  return visit.page;
}
afterEach(async () => {
  expect(await site.endVisits()).toEqual([]);
});

const selectedText = (page: Page) => page.evaluate(() => getSelection()?.toString());

describe('the page of all feeds', () => {
  const address = 'https://fixture.example/tags/genscript/rss.xml';
  const copyButton = (page: Page) =>
    page.getByRole('button', { name: 'the address of GenScript', exact: false });

  test('copies an address, says so, and is ready to copy again', async () => {
    const page = await open('/feeds/', { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.getByRole('button', { name: 'Copy the address of GenScript', exact: true }).click();
    await expect.poll(() => page.getByRole('status').textContent()).toBe('Copied the address of GenScript');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(address);
    expect(await copyButton(page).textContent()).toBe('Copied');
    await expect.poll(() => copyButton(page).textContent(), { timeout: 5000 }).toBe('Copy');
    expect(await page.getByRole('status').textContent()).toBe('');
  });

  test('has a button of its own for every feed', async () => {
    const page = await open('/feeds/');
    const titles = await page.locator('.feed-rows a:first-child').allTextContents();
    const names = await page
      .getByRole('main')
      .getByRole('button')
      .evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label')));
    expect(names).toEqual(titles.map((title) => `Copy the address of ${title}`));
    expect(new Set(names).size).toBe(names.length);
  });

  test('is worked with the keyboard: feed, then button', async () => {
    const page = await open('/feeds/', { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.getByRole('link', { name: 'GenScript', exact: true }).focus();
    await page.keyboard.press('Tab');
    const focus = await page.evaluate(() => {
      const element = document.activeElement ?? document.body;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return [element.getAttribute('aria-label'), outlineStyle, outlineWidth];
    });
    expect(focus).toEqual(['Copy the address of GenScript', 'solid', '3px']);
    await page.keyboard.press('Enter');
    await expect.poll(() => copyButton(page).textContent()).toBe('Copied');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(address);
  });

  test('without script has no button, and one click selects the whole address', async () => {
    const page = await open('/feeds/', { javaScriptEnabled: false });
    expect(await page.getByRole('button').count()).toBe(0);
    await page.getByText(address, { exact: true }).click();
    expect(await selectedText(page)).toBe(address);
  });

  test('over plain http, where there is no clipboard, selects the address', async () => {
    const page = await open('/feeds/');
    await visit.context.route('http://plain.example/**', async (route) => {
      const { pathname } = new URL(route.request().url());
      const response = await route.fetch({ url: new URL(pathname, site.url).href });
      // Some of the headers that are sent with https mean nothing without it, and Chromium says so.
      const headers = { 'Content-Type': response.headers()['content-type'] ?? '' };
      await route.fulfill({ response, headers });
    });
    await page.goto('http://plain.example/feeds/');
    expect(await page.evaluate(() => isSecureContext)).toBe(false);
    await copyButton(page).click();
    await expect.poll(() => copyButton(page).textContent()).toBe('Selected');
    expect(await page.getByRole('status').textContent()).toBe('Selected the address of GenScript');
    expect(await selectedText(page)).toBe(address);
  });

  test.for([320, 768, 1440])(
    'at %i px keeps its place for the buttons, and each is large enough',
    async (width) => {
      const page = await open('/feeds/', { viewport: { width, height: 800 } });
      const sizes = await page
        .locator('.feed-rows :is(a, button)')
        .evaluateAll((targets) => targets.map((target) => target.getBoundingClientRect()))
        .then((boxes) => boxes.map((box) => Math.min(box.width, box.height)));
      expect(sizes.length).toBeGreaterThan(20);
      expect(Math.min(...sizes), 'the target size (WCAG 2.2, 2.5.8)').toBeGreaterThanOrEqual(24);

      const measure = () =>
        page
          .locator('.feed-rows li > :not(button)')
          .evaluateAll((elements) =>
            elements.map((element) => JSON.stringify(element.getBoundingClientRect())),
          );
      const withButtons = await measure();
      await page.getByRole('button').evaluateAll((buttons) => {
        for (const button of buttons) button.remove();
      });
      expect(await measure()).toEqual(withButtons);
    },
  );
});

describe('a feed in a browser', () => {
  const visible = (page: Page, name: string) =>
    page.evaluate(
      (wanted) =>
        [...document.getElementsByTagName(wanted)]
          .filter((element) => element.checkVisibility())
          .map((element) => element.textContent),
      name,
    );

  test('shows the titles of its stories, where they are and what they are about', async () => {
    const page = await open('/rss.xml');
    const titles = await visible(page, 'title');
    expect(titles).toHaveLength(51);
    // A word joiner shows nothing, and keeps a title from being read as HTML.
    expect(titles.slice(0, 4).map((title) => title.replaceAll('\u2060', ''))).toEqual([
      'The Fixture',
      'A plant in Suzhou doubles its capacity',
      '上海医院报告首批基因治疗患者',
      'R&D <b>budgets</b> grow, says “one” report ]]> of many',
    ]);
    expect((await visible(page, 'link')).slice(0, 2)).toEqual([
      'https://fixture.example/',
      'https://fixture.example/articles/plant-in-suzhou/',
    ]);
    for (const name of ['description', 'pubDate', 'category'])
      expect(await visible(page, name), name).not.toEqual([]);
  });

  test('shows nothing that is for programs alone', async () => {
    const page = await open('/rss.xml');
    const shown = await page.evaluate(() => [
      ...new Set(
        [...document.getElementsByTagName('*')]
          .filter((element) => element.checkVisibility())
          .map(({ nodeName }) => nodeName),
      ),
    ]);
    expect(shown.sort()).toEqual(
      ['rss', 'channel', 'title', 'description', 'link', 'item', 'pubDate', 'category', 'dc:creator'].sort(),
    );
    expect(await page.evaluate(() => document.getElementsByTagName('content:encoded').length)).toBe(50);
  });

  test('says that it is a feed, and what to do with it', async () => {
    const page = await open('/rss.xml');
    const words = await page.evaluate(() => {
      const description = document.querySelector('channel > description');
      return description && getComputedStyle(description, '::after').content;
    });
    expect(words).toContain('This is a web feed. Copy its address');
  });

  test('gives the address of a story whole at one click', async () => {
    const page = await open('/rss.xml');
    await page.locator('item > link').first().click();
    expect(await selectedText(page)).toBe('https://fixture.example/articles/plant-in-suzhou/');
  });

  test.for(['light', 'dark'] as const)(
    'has the colours and the fonts of the site in the %s scheme',
    async (colorScheme) => {
      const page = await open('/feeds/', { colorScheme });
      const readStyles = (heading: string) =>
        page.evaluate((selector) => {
          const root = getComputedStyle(document.documentElement);
          const title = document.querySelector(selector);
          return [
            ...['--paper', '--ink', '--ink-soft', '--rule', '--accent'].map((name) =>
              root.getPropertyValue(name),
            ),
            ...[root.backgroundColor, root.color, root.fontFamily],
            title && getComputedStyle(title).fontFamily,
          ];
        }, heading);
      const site = await readStyles('.masthead-name');
      await page.goto('/rss.xml');
      expect(await readStyles('channel > title')).toEqual(site);
    },
  );

  test.for([320, 360, 1440])('at %i px does not scroll sideways', async (width) => {
    const page = await open('/rss.xml', { viewport: { width, height: 800 } });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });

  test('can be read on a telephone, which takes XML for a page of 980 pixels', async () => {
    const screen = { width: 390, height: 844 };
    const page = await open('/rss.xml', { viewport: screen, screen, isMobile: true, hasTouch: true });
    const seen = await page
      .locator('item > description')
      .first()
      .evaluate((description) => {
        const size = Number.parseFloat(getComputedStyle(description).fontSize);
        return (size * window.screen.width) / window.innerWidth;
      });
    expect(seen).toBeGreaterThanOrEqual(16);
  });
});
