import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launchBrowser } from '../support/chromium.ts';
import { openFixtureSite } from '../support/fixture-sites.ts';
import { serveFolder, type StaticServer } from '../support/static-server.ts';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const longReport = '/articles/long-report/';

let server: StaticServer;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  server = await serveFolder((await openFixtureSite('varied')).directory);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

beforeEach(async () => {
  context = await browser.newContext({ baseURL: server.url, viewport: { width: 1440, height: 900 } });
  page = await context.newPage();
});
afterEach(async () => {
  await context.close();
});

describe('a reader who wants less motion', () => {
  /** Whether the page that a link led to was faded in. */
  async function followLink(): Promise<boolean> {
    await page.addInitScript(() => {
      addEventListener('pagereveal', ({ viewTransition }) => {
        document.documentElement.dataset.faded = String(viewTransition !== null);
      });
    });
    await page.goto('/tags/');
    await page.getByRole('main').getByRole('link', { name: 'GenScript' }).click();
    await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).toBe('GenScript');
    return (await page.locator('html').getAttribute('data-faded')) === 'true';
  }

  test('sees pages change at once, where others see them fade', async () => {
    // A browser skips the fade where it is too busy to show the new page in time.
    await expect.poll(followLink, { timeout: 30_000 }).toBe(true);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    expect(await followLink()).toBe(false);
  });

  test.for(['/', longReport, '/tags/genscript/'])('sees nothing move on %s', async (address) => {
    const findMoving = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('*')]
          .filter((element) => {
            const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
            return /[1-9]/.test(transitionDuration) || animationName !== 'none' || scrollBehavior !== 'auto';
          })
          .map(({ className }) => className),
      );
    await page.goto(address);
    expect(await findMoving()).toContain('skip-link');
    await page.emulateMedia({ reducedMotion: 'reduce' });
    expect(await findMoving()).toEqual([]);
  });
});

describe('a reader who wants more contrast', () => {
  beforeEach(async () => {
    await context.close();
    // The site’s own policy keeps axe out.
    context = await browser.newContext({ baseURL: server.url, bypassCSP: true });
    page = await context.newPage();
  });

  const kinds = ['/', longReport, '/tags/genscript/', '/sources/', '/feeds/'];

  test.for(
    kinds.flatMap((address) => (['light', 'dark'] as const).map((scheme) => [scheme, address] as const)),
  )('has text of 7 : 1 and more in the %s scheme on %s', async ([colorScheme, address]) => {
    await page.emulateMedia({ contrast: 'more', colorScheme });
    await page.goto(address);
    await page.addScriptTag({ path: axePath });
    const { violations } = await page.evaluate<AxeResults>(
      "axe.run({ runOnly: ['color-contrast-enhanced'] })",
    );
    expect(violations.flatMap(({ nodes }) => nodes.map(({ html }) => html))).toEqual([]);
  });

  test('sees every link underlined', async () => {
    const findPlain = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('main a')]
          .filter((link) => !getComputedStyle(link).textDecorationLine.includes('underline'))
          .map(({ textContent }) => textContent),
      );
    await page.goto('/tags/genscript/');
    expect(await findPlain()).not.toEqual([]);
    await page.emulateMedia({ contrast: 'more' });
    expect(await findPlain()).toEqual([]);
  });
});

describe('a reader with colours of their own', () => {
  beforeEach(() => page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' }));

  /** What a system colour looks like on this page. */
  const resolve = (color: string) =>
    page.evaluate((name) => {
      const probe = document.createElement('span');
      probe.style.color = name;
      document.body.append(probe);
      return getComputedStyle(probe).color;
    }, color);

  test('sees the bars of a chart in the colour of text', async () => {
    await page.goto('/tags/china/');
    const fill = await page.locator('.month-chart path').evaluate((bar) => getComputedStyle(bar).fill);
    expect(fill).toBe(await resolve('CanvasText'));
    expect(fill).not.toBe(await resolve('Canvas'));
  });

  test('sees where in the navigation a page is', async () => {
    await page.goto('/tags/');
    const borders = await page
      .getByRole('navigation', { name: 'Main' })
      .getByRole('link')
      .evaluateAll((links) =>
        links.map((link) => [link.getAttribute('aria-current'), getComputedStyle(link).borderBlockEndColor]),
      );
    const canvas = await resolve('Canvas');
    for (const [current, color] of borders) {
      if (current === 'page') expect(color).not.toBe(canvas);
      else expect(color).toBe(canvas);
    }
    expect(borders.filter(([current]) => current === 'page')).toHaveLength(1);
  });

  test('sees the edges of what a ground sets off', async () => {
    await page.setViewportSize({ width: 360, height: 800 });
    await page.goto(longReport);
    for (const selector of ['.contents', '.skip-link', '.story-age', '.event-call-box']) {
      const style = await page.locator(selector).evaluate((element) => {
        const { borderInlineStartWidth, borderInlineStartStyle, borderInlineStartColor } =
          getComputedStyle(element);
        return [parseFloat(borderInlineStartWidth) > 0, borderInlineStartStyle, borderInlineStartColor];
      });
      expect(style, selector).toEqual([true, 'solid', expect.not.stringMatching(await resolve('Canvas'))]);
    }
  });
});

describe('a reader of a long story', () => {
  const contents = () => page.getByRole('navigation', { name: 'Contents' });
  const isInView = (name: string) =>
    page
      .getByRole('article')
      .getByRole('heading', { name })
      .evaluate((heading) => {
        const { top } = heading.getBoundingClientRect();
        return top >= 0 && top < innerHeight / 2;
      });

  test('has the contents beside the text on a wide screen, and there they stay', async () => {
    await page.goto(longReport);
    await expect.poll(() => contents().getByRole('link', { name: 'Money' }).isVisible()).toBe(true);
    const [list, text] = [await contents().boundingBox(), await page.locator('.article-body').boundingBox()];
    expect(list?.x).toBeGreaterThanOrEqual((text?.x ?? 0) + (text?.width ?? 0));
    await contents().getByRole('link', { name: 'Money' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => isInView('Money')).toBe(true);
    expect(await contents().getByRole('link', { name: 'How it began' }).isVisible()).toBe(true);
    await expect
      .poll(async () => (await contents().getByRole('link', { name: 'How it began' }).boundingBox())?.y)
      .toBeGreaterThan(0);
  });

  test('goes on from the heading that a link of the contents led to', async () => {
    await page.goto(longReport);
    await contents().getByRole('link', { name: 'Sources' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('table-scroll');
  });

  test('opens long contents by the keyboard on a phone', async () => {
    await page.setViewportSize({ width: 360, height: 800 });
    await page.goto(longReport);
    const link = contents().getByRole('link', { name: 'Money' });
    expect(await link.isVisible()).toBe(false);
    await contents().locator('summary').focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => link.isVisible()).toBe(true);
    for (const box of await contents().getByRole('link').all()) {
      expect((await box.boundingBox())?.height, 'the target size (WCAG 2.2, 2.5.8)').toBeGreaterThanOrEqual(
        24,
      );
    }
  });

  test('who prints it gets whole tables and the address of the original, and no contents', async () => {
    await page.goto(longReport);
    await page.emulateMedia({ media: 'print' });
    expect(await contents().isVisible()).toBe(false);
    const shown = await page.locator('body').innerText();
    expect(shown).toContain('This story is more than 5 years old.');
    const original = page.getByRole('link', { name: 'contractpharma.com' });
    expect(await original.evaluate((link) => getComputedStyle(link, '::after').content)).toContain(
      'https://www.contractpharma.com/a-long-report',
    );
    expect(await page.locator('.table-scroll').evaluate((table) => getComputedStyle(table).overflowX)).toBe(
      'visible',
    );
  });
});

describe('a reader of a tag', () => {
  test('opens the numbers of the chart by the keyboard', async () => {
    await page.goto('/tags/china/');
    const table = page.getByRole('region', { name: 'Stories by month' }).getByRole('table');
    expect(await table.isVisible()).toBe(false);
    await page.getByText('Numbers by month').focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => table.isVisible()).toBe(true);
    expect(await table.getByRole('row', { name: 'April' }).innerText()).toMatch(/3/);
  });

  test('hears of the chart what others see', async () => {
    await page.goto('/tags/china/');
    const chart = page.getByRole('img', {
      name: /^\d+ stories from .+ to May 2026; the most: \d+ in .+$/,
    });
    expect(await chart.isVisible()).toBe(true);
  });
});

describe('a reader about to follow a link', () => {
  test('has the page fetched ahead, but no feed', async () => {
    const fetched: string[] = [];
    context.on('request', (request) => fetched.push(new URL(request.url()).pathname));
    await page.goto('/tags/genscript/');
    fetched.length = 0;
    await page.getByRole('main').getByRole('link', { name: 'RSS feed' }).hover();
    await page.getByRole('main').getByRole('link', { name: 'China' }).first().hover();
    await expect.poll(() => fetched).toContain('/tags/china/');
    expect(fetched).not.toContain('/tags/genscript/rss.xml');
  });
});
