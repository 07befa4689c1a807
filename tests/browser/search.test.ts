import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openFixtureSite } from '../support/fixture-sites.ts';
import {
  fieldOf,
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

const focusOf = (page: Page) =>
  page.evaluate(
    () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent.trim(),
  );

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
    expect(visit.requests.filter((request) => /\.js|pagefind|search/.test(request))).toEqual([]);
  });

  test('comes to the search page when the field is entered, and not before', async () => {
    const page = await open('/search/');
    await page.waitForLoadState('networkidle');
    expect(visit.requests.filter((request) => !/\.(svg|ico|png)$/.test(request))).toEqual(['/search/']);
    await warmUp(page);
    expect(visit.requests.some((request) => request.endsWith('/pagefind.js'))).toBe(true);
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

describe('a word', () => {
  test.for([
    ['plant', 'begins a longer one', 1],
    ['doubl', 'is not yet typed to its end', 1],
    ['doubling', 'has another ending', 1],
    ['suzhou plant', 'stands anywhere among others', 1],
    ['SUZHOU', 'is written in capitals', 1],
    ['"plant in suzhou"', 'is one of a phrase', 1],
    ['"suzhou plant"', 'is one of a phrase in another order', 0],
    ['antibodies', 'only begins as a shorter one does (a)', 0],
    ['insulin', 'only begins as a shorter one does (in)', 0],
    ['suzhou zebra', 'is there, and the other is not', 0],
  ] as const)('%s: %s', async ([words, , count]) => {
    const page = await open(`/search/?q=${encodeURIComponent(words)}&tag=gene-therapy&year=2026`);
    await expect.poll(() => statusOf(page), patience).toMatch(count === 0 ? /^No stories/ : /^1 story/);
    if (count > 0) expect(await titlesOf(page)).toEqual(['A plant in Suzhou doubles its capacity']);
  });
});

describe('Chinese', () => {
  const title = '上海医院报告首批基因治疗患者';

  test.for(['上海', '基因治疗', '医院报告', '者', '“上海医院”'])('%s finds a story', async (words) => {
    const page = await open('/search/');
    await fieldOf(page).fill(words);
    await expect.poll(() => titlesOf(page), patience).toContain(title);
    const heading = page.locator('.search-result-title', { hasText: title });
    expect(await heading.getAttribute('lang')).toBe('zh');
    expect((await heading.locator('mark').allTextContents()).join('')).toBe(words.replaceAll(/[“”]/g, ''));
  });

  test.for(['海上', '北京上海', '患院'])('%s, which is nowhere, finds none', async (words) => {
    const page = await open(`/search/?q=${encodeURIComponent(words)}`);
    await expect.poll(() => statusOf(page), patience).toBe(`No stories for “${words}”`);
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
      `/search/?q=${encodeURIComponent('<img src=x onerror=alert(1)> zzz')}&tag=%3Cb%3E`
    );
    await expect
      .poll(() => statusOf(page), patience)
      .toBe('No stories for “<img src=x onerror=alert(1)> zzz”');
    expect(await page.getByRole('main').locator('img').count()).toBe(0);
  });
});

describe.for(['light', 'dark'] as const)('axe in the %s scheme', (colorScheme) => {
  test.for([
    ['results at 360 px', '/search/?q=story', 360],
    ['results at 1440 px', '/search/?q=story', 1440],
    ['no results at 360 px', '/search/?q=plasmidz&year=2025', 360],
    ['no results at 1440 px', '/search/?q=plasmidz&year=2025', 1440],
  ] as const)('finds nothing on %s', async ([, address, width]) => {
    const page = await open(address, { colorScheme, viewport: { width, height: 800 }, bypassCSP: true });
    await expect.poll(() => statusOf(page), patience).toMatch(/ stories/);
    await page.addScriptTag({ path: axePath });
    const { violations } = await page.evaluate<AxeResults>('axe.run()');
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual(
      [],
    );
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    const small = await page.locator('.search :is(input, button, select)').evaluateAll(
      (targets) =>
        targets
          .filter((target) => target.getClientRects().length > 0)
          .map((target) => target.closest('label') ?? target)
          .map((target) => target.getBoundingClientRect())
          .filter(({ width, height }) => Math.min(width, height) < 24).length,
    );
    expect(small, 'targets too small (WCAG 2.2, 2.5.8)').toBe(0);
  });
});
