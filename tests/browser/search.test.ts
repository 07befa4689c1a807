import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openFixtureSite } from '../support/fixture-sites.ts';
import {
  fieldOf,
  focusOf,
  patience,
  queryOf,
  resultCountOf,
  selectOf,
  statusOf,
  titlesOf,
  warmUp,
} from '../support/search-page.ts';
import { VisitedSite, type Visit } from '../support/visits.ts';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

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

describe('with the keyboard alone', () => {
  test('the key / on any page leads to the search, and Enter to a story', async () => {
    const page = await open('/tags/');
    await page.keyboard.press('/');
    expect(await focusOf(page)).toBe('Search all stories');
    await page.keyboard.type('story 1/2');
    expect(await page.getByRole('searchbox').inputValue(), 'what is typed in the field stays there').toBe(
      'story 1/2',
    );
    for (let sign = 0; sign < 4; sign += 1) await page.keyboard.press('Backspace');
    await page.keyboard.press('Enter');
    await expect.poll(() => resultCountOf(page), patience).toBe(10);
    expect(new URL(page.url()).pathname).toBe('/search/');

    const [first = '', second = ''] = await titlesOf(page);
    await page.keyboard.press('/');
    expect(await focusOf(page)).toBe('Words to search for');
    await page.keyboard.press('ArrowDown');
    expect(await focusOf(page)).toBe(first);
    await page.keyboard.press('ArrowDown');
    expect(await focusOf(page)).toBe(second);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    expect(await focusOf(page)).toBe('Words to search for');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent(), patience).toBe(first);
  });

  test('Tab goes from the field through the choices and the stories to the button for more', async () => {
    const page = await open('/search/?q=story');
    await expect.poll(() => resultCountOf(page), patience).toBe(10);
    await fieldOf(page).focus();
    const stops: (string | undefined)[] = [];
    for (let stop = 0; stop < 16; stop += 1) {
      await page.keyboard.press('Tab');
      stops.push(
        await page.evaluate(
          () =>
            document.activeElement?.closest('[name], .search-button, .search-result, .search-more')
              ?.className ||
            document.activeElement?.getAttribute('name') ||
            undefined,
        ),
      );
    }
    expect(stops).toEqual([
      'search-button',
      'tag',
      'source',
      'year',
      'order',
      ...Array.from({ length: 10 }, () => 'search-result'),
      'search-more',
    ]);
    await page.keyboard.press('Enter');
    await expect.poll(() => resultCountOf(page), patience).toBe(20);
    expect(await focusOf(page), 'goes on at the first story that was added').toBe((await titlesOf(page))[10]);
  });

  test('Escape clears, in the field and among the stories', async () => {
    const page = await open('/search/?q=story&year=2025');
    await expect.poll(() => resultCountOf(page), patience).toBe(10);
    await fieldOf(page).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Escape');
    await expect.poll(() => resultCountOf(page), patience).toBe(0);
    expect(await focusOf(page)).toBe('Words to search for');
    expect(await fieldOf(page).inputValue()).toBe('');
    expect(await selectOf(page, 'Year').inputValue()).toBe('');
    expect(queryOf(page)).toBe('');
    expect(await page.getByRole('main').getByRole('link', { name: 'Archive by month' }).isVisible()).toBe(
      true,
    );
  });

  test('the key can be turned off, for whoever speaks to the computer', async () => {
    const page = await open('/search/');
    const box = page.getByRole('checkbox', { name: 'The key / leads to the search, on every page' });
    expect(await box.isChecked()).toBe(true);
    await box.uncheck();
    await page.goto('/tags/');
    await page.keyboard.press('/');
    expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
    await page.goto('/search/');
    expect(await box.isChecked()).toBe(false);
    await box.check();
    await page.goto('/tags/');
    await page.keyboard.press('/');
    expect(await focusOf(page)).toBe('Search all stories');
  });

  test('on a narrow screen the key leads to the link', async () => {
    const page = await open('/tags/', { viewport: { width: 360, height: 800 } });
    await page.keyboard.press('/');
    expect(await focusOf(page)).toBe('Search');
    await page.keyboard.press('Enter');
    await expect.poll(() => new URL(page.url()).pathname, patience).toBe('/search/');
  });

  test.for(['Control+/', 'Alt+/', 'Meta+/'])('%s is left to the browser', async (keys) => {
    const page = await open('/tags/');
    await page.keyboard.press(keys);
    expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
  });
});

describe('the script of the search', () => {
  test.for(['/', '/tags/china/', '/archive/'])('is not requested on %s', async (address) => {
    const page = await open(address);
    await page.waitForLoadState('networkidle');
    expect(visit.requests.filter((request) => /\.js|search/.test(request))).toEqual([]);
  });

  test('comes to the search page when the field is entered, and not before', async () => {
    const page = await open('/search/');
    await page.waitForLoadState('networkidle');
    expect(visit.requests.filter((request) => !/\.(svg|ico|png)$/.test(request))).toEqual(['/search/']);
    await warmUp(page);
    expect(visit.requests.some((request) => request.endsWith('/indexes.json'))).toBe(true);
  });

  test('that does not come is told of', async () => {
    const page = await open('/search/');
    await visit.context.route('**/search-view-*.js', (route) => route.abort());
    await fieldOf(page).focus();
    await expect.poll(() => statusOf(page), patience).toMatch(/^The search could not be loaded\./);
    // Chromium reports the missing file itself.
    visit.faults = visit.faults.filter((fault) => !fault.includes('ERR_FAILED'));
  });

  test('says so where a site has no index', async () => {
    const page = await open('/search/');
    await visit.context.route('**/indexes.json', (route) => route.fulfill({ status: 404 }));
    await fieldOf(page).fill('plant');
    await expect
      .poll(() => statusOf(page), patience)
      .toMatch(/only a site that has been built has its search index/);
    expect(await page.getByRole('main').getByRole('link', { name: 'Archive by month' }).isVisible()).toBe(
      true,
    );
    visit.faults = visit.faults.filter((fault) => !fault.includes('404'));
  });
});

describe('without script', () => {
  test('the masthead leads to the search page, and that to the archive and the tags', async () => {
    const page = await open('/', { javaScriptEnabled: false });
    expect(await page.getByRole('searchbox').count()).toBe(0);
    await page.getByRole('banner').getByRole('link', { name: 'Search' }).click();
    await expect.poll(() => new URL(page.url()).pathname, patience).toBe('/search/');
    const main = page.getByRole('main');
    expect(await page.locator('main noscript p').isVisible()).toBe(true);
    expect(await main.getByRole('searchbox').count()).toBe(0);
    expect(await main.getByRole('checkbox').count()).toBe(0);
    expect(await main.getByRole('link', { name: 'Archive by month' }).getAttribute('href')).toBe('/archive/');
    await main.getByRole('link', { name: 'All tags' }).click();
    await expect.poll(() => new URL(page.url()).pathname, patience).toBe('/tags/');
  });
});

/** Searches for one text after the other on one page, and says what each finds. */
async function findTitles(page: Page, texts: readonly string[]): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const words of texts) {
    await fieldOf(page).fill(words);
    await expect.poll(() => statusOf(page), patience).toContain(`for “${words}”`);
    found[words] = (await titlesOf(page)).slice(0, 3);
  }
  return found;
}

test('a word is found where it begins a longer one, has another ending, or stands among others', async () => {
  const page = await open('/search/?tag=gene-therapy&year=2026');
  await warmUp(page);
  const story = ['A plant in Suzhou doubles its capacity'];
  const expected = {
    plant: story,
    doubl: story,
    doubling: story,
    'suzhou plant': story,
    SUZHOU: story,
    '"plant in suzhou"': story,
    // A phrase in another order, words that only begin as a shorter one does (a, in), one word of two.
    '"suzhou plant"': [],
    antibodies: [],
    insulin: [],
    'suzhou zebra': [],
  };
  expect(await findTitles(page, Object.keys(expected))).toEqual(expected);
});

describe('Chinese', () => {
  const title = '上海医院报告首批基因治疗患者';

  test.for(['上海', '“上海医院”'])('%s finds a story, and is marked in its title', async (words) => {
    const page = await open('/search/');
    await fieldOf(page).fill(words);
    await expect.poll(() => titlesOf(page), patience).toContain(title);
    const heading = page.locator('.search-result-title a', { hasText: title });
    expect(await heading.getAttribute('lang')).toBe('zh');
    expect((await heading.locator('mark').allTextContents()).join('')).toBe(words.replaceAll(/[“”]/g, ''));
  });

  test('is found by any part of it, and not by parts that are nowhere together', async () => {
    const page = await open('/search/');
    await warmUp(page);
    const expected = { 首批基因: [title], 医院报告: [title], 者: [title], 海上: [], 北京上海: [], 患院: [] };
    expect(await findTitles(page, Object.keys(expected))).toEqual(expected);
  });

  test('of a tag is an address', async () => {
    const page = await open(`/search/?tag=${encodeURIComponent('上海')}`);
    await expect.poll(() => statusOf(page), patience).toBe('1 story');
    expect(await selectOf(page, 'Tag').inputValue()).toBe('上海');
  });
});

describe('text that looks like HTML', () => {
  test('is text in a result', async () => {
    const page = await open('/search/?q=budgets');
    await expect
      .poll(() => titlesOf(page))
      .toEqual(['R&D <b>budgets</b> grow, says “one” report ]]> of many']);
    expect(await page.locator('.search-result b').count()).toBe(0);
  });

  test('is text in what is said of a search', async () => {
    const page = await open(
      `/search/?q=${encodeURIComponent('<img src=x onerror=alert(1)> zzz')}&tag=%3Cb%3E`,
    );
    await expect
      .poll(() => statusOf(page), patience)
      .toBe('No stories for “<img src=x onerror=alert(1)> zzz”');
    expect(await page.getByRole('main').locator('img').count()).toBe(0);
  });
});

test.for([
  ['results', '/search/?q=story'],
  ['no results', '/search/?q=plasmidz&year=2025'],
] as const)('axe finds nothing on %s, narrow and wide, light and dark', async ([, address]) => {
  const page = await open(address, { bypassCSP: true });
  await expect.poll(() => statusOf(page), patience).toMatch(/ stories/);
  await page.addScriptTag({ path: axePath });
  for (const [width, colorScheme] of [
    [360, 'light'],
    [1440, 'dark'],
    [360, 'dark'],
    [1440, 'light'],
  ] as const) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    const { violations } = await page.evaluate<AxeResults>('axe.run()');
    const findings = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
    expect(findings, `${String(width)} px, ${colorScheme}`).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow, `${String(width)} px`).toBeLessThanOrEqual(0);
    const small = await page.locator('.search :is(input, button, select)').evaluateAll(
      (targets) =>
        targets
          .filter((target) => target.getClientRects().length > 0)
          .map((target) => (target.closest('label') ?? target).getBoundingClientRect())
          .filter((box) => Math.min(box.width, box.height) < 24).length,
    );
    expect(small, 'targets too small (WCAG 2.2, 2.5.8)').toBe(0);
  }
});
