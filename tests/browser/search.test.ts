import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { writeSampleContent } from '../../tools/sample-content/sample-content.ts';
import { BuiltSite, textOf } from '../support/built-site.ts';
import { launchBrowser } from '../support/chromium.ts';
import { readHeadersFile } from '../support/headers-file.ts';
import { serveFolder, type StaticServer } from '../support/static-server.ts';
import { createTemporaryFolder } from '../support/temporary-folder.ts';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** How long an answer may take where it is not its speed that matters, and others use the machine too. */
const patience = { timeout: 15_000 };

/** A site of 1,000 stories, which are two search indexes. */
let site: BuiltSite;
let server: StaticServer;
let fixture: StaticServer;
let browser: Browser;
let context: BrowserContext;
/** What must never happen while a page is read, a violation of its policy among it. */
let faults: string[];
/** The addresses that have been requested, from the front page of the site. */
let requests: string[];

beforeAll(async () => {
  const content = await createTemporaryFolder('content');
  await writeSampleContent(content, { articles: 1000, newest: '2025-06-30', hasPictures: false });
  site = await BuiltSite.build({ content });
  server = await serveFolder(site.directory, { headersOf: readHeadersFile(site.directory) });
  fixture = await serveFolder(inject('fixtureSite'), { headersOf: readHeadersFile(inject('fixtureSite')) });
  browser = await launchBrowser();
}, 600_000);
afterAll(async () => {
  await browser.close();
  await server.close();
  await fixture.close();
});

interface Opening extends BrowserContextOptions {
  on?: StaticServer;
}

/** Opens an address of the site in a context of its own. */
async function open(address: string, { on = server, ...options }: Opening = {}): Promise<Page> {
  faults = [];
  requests = [];
  context = await browser.newContext({ baseURL: on.url, viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('request', (request) => requests.push(request.url().replace(on.url, '/')));
  await page.goto(address);
  return page;
}
afterEach(async () => {
  await context.close();
  expect(faults).toEqual([]);
});

const fieldOf = (page: Page) => page.getByRole('searchbox', { name: 'Words to search for' });
const selectOf = (page: Page, name: string) => page.getByRole('combobox', { name, exact: true });
const statusOf = (page: Page) => page.getByRole('status').textContent();
const titlesOf = (page: Page) => page.locator('.search-result-title').allTextContents();
const focusOf = (page: Page) =>
  page.evaluate(
    () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent.trim(),
  );
const queryOf = (page: Page) => decodeURIComponent(new URL(page.url()).search.replaceAll('+', ' '));

/** Waits until the search of a page is ready to answer. */
async function warmUp(page: Page): Promise<void> {
  await fieldOf(page).focus();
  await expect.poll(() => page.locator('select[name=tag] option').count(), patience).toBeGreaterThan(1);
}

/** The titles of a list of the built site over all of its pages, newest first. */
function listTitles(address: string): string[] {
  const numbered = site.pages
    .map((page) => page.address)
    .filter((other) => other.startsWith(`${address}page/`))
    .sort((a, b) => Number(b.split('/').at(-2)) - Number(a.split('/').at(-2)));
  return [address, ...numbered].flatMap((one) =>
    site
      .page(one)
      .root.querySelectorAll('main section > article h2, .story-briefs h2, .story-row-title')
      .map(textOf),
  );
}

describe('whoever searches 1,000 stories', () => {
  // A busy machine only ever adds to the time.
  test('sees the first within 300 ms of typing', { retry: 2 }, async () => {
    const page = await open('/search/');
    await warmUp(page);
    const times: number[] = [];
    for (const words of [
      'vaccine',
      'suzhou',
      'gene therapy',
      'hospital',
      'antibody line',
      'cold chain',
      'plant',
    ]) {
      const time = await page.evaluate(
        (typed) =>
          new Promise<number>((done) => {
            const field = document.querySelector<HTMLInputElement>('.search-field');
            const results = document.querySelector('.search-results');
            if (!field || !results) throw new Error('This is no search page.');
            results.replaceChildren();
            const start = performance.now();
            new MutationObserver((_changes, observer) => {
              if (!results.querySelector('a')) return;
              observer.disconnect();
              done(performance.now() - start);
            }).observe(results, { childList: true });
            field.value = typed;
            field.dispatchEvent(new InputEvent('input', { bubbles: true }));
          }),
        words,
      );
      times.push(time);
    }
    expect(
      times.sort((a, b) => a - b)[3],
      `the median of ${times.map(Math.round).join(', ')} ms`,
    ).toBeLessThan(300);
  });

  test('finds a story by its title, and what was looked for is marked', async () => {
    const page = await open('/search/');
    const title = listTitles('/')[500] ?? '';
    await fieldOf(page).fill(title);
    await expect.poll(async () => (await titlesOf(page))[0], patience).toBe(title);
    const first = page.locator('.search-result').first();
    expect(await first.locator('mark').count()).toBeGreaterThan(0);
    const link = first.getByRole('link', { name: title });
    await link.click();
    await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent(), patience).toBe(title);
  });

  test('sees of each story its day, its source and what it says', async () => {
    const page = await open('/search/?q=hospital');
    await expect.poll(() => page.locator('.search-result').count(), patience).toBe(10);
    for (const result of await page.locator('.search-result').all()) {
      expect(await result.locator('time').getAttribute('datetime')).toMatch(/^20\d\d-\d\d-\d\d$/);
      expect(await result.locator('time').textContent()).toMatch(/^\d{1,2} [A-Z][a-z]+ 20\d\d$/);
      expect(await result.locator('.search-result-facts span').textContent()).toMatch(/^Sample /);
      expect(await result.locator('.search-result-excerpt mark').count()).toBeGreaterThan(0);
    }
  });

  test('narrows the search by tag, source and year, and sees how many stories each leaves', async () => {
    const page = await open('/search/');
    await warmUp(page);
    const tag = await page.locator('select[name=tag] option', { hasText: 'Clinical trials' }).textContent();
    const listed = listTitles('/tags/clinical-trials/');
    expect(tag).toBe(`Clinical trials (${String(listed.length)})`);

    await selectOf(page, 'Tag').selectOption('clinical-trials');
    await expect.poll(() => statusOf(page), patience).toBe(`${String(listed.length)} stories`);
    const countsOf = async (name: string) => {
      const options = await page.locator(`select[name=${name}] option:not([value=""])`).allTextContents();
      return options.map((option) => Number(/\((\d+)\)$/.exec(option)?.[1]));
    };
    const years = await countsOf('year');
    expect(years.reduce((sum, count) => sum + count, 0)).toBe(listed.length);
    expect((await countsOf('source')).reduce((sum, count) => sum + count, 0)).toBe(listed.length);

    await selectOf(page, 'Year').selectOption({ index: 2 });
    await expect.poll(() => statusOf(page), patience).toBe(`${String(years[1])} stories`);
    expect(await countsOf('year'), 'the other years can still be chosen').toEqual(years);
    await selectOf(page, 'Source').selectOption({ index: 1 });
    const [left] = await countsOf('source');
    await expect
      .poll(() => statusOf(page), patience)
      .toMatch(new RegExp(`^${String(left)} (story|stories)$`));
    expect(queryOf(page)).toMatch(/^\?tag=clinical-trials&source=[a-z-]+&year=20\d\d$/);
  });

  test('without words gets all stories of a tag, newest first, across all indexes', async () => {
    const page = await open('/search/?tag=drug-delivery');
    const more = page.getByRole('button', { name: /^Show \d+ more$/ });
    await expect.poll(() => page.locator('.search-result').count(), patience).toBe(10);
    for (let shown = 10; await more.isVisible(); shown += 10) {
      await more.click();
      await expect.poll(() => page.locator('.search-result').count(), patience).toBeGreaterThan(shown);
    }
    const expected = listTitles('/tags/drug-delivery/');
    expect(expected.length).toBeGreaterThan(30);
    expect(await titlesOf(page)).toEqual(expected);
  });

  test('may have the newest first where words are looked for, too', async () => {
    const page = await open('/search/?q=hospital');
    await expect.poll(() => page.locator('.search-result').count(), patience).toBe(10);
    const daysOf = () =>
      page
        .locator('.search-result time')
        .evaluateAll((times) => times.map((time) => time.getAttribute('datetime')));
    const byMatch = await daysOf();
    await selectOf(page, 'Order').selectOption('newest');
    await expect.poll(daysOf, patience).not.toEqual(byMatch);
    const byAge = await daysOf();
    expect(byAge).toEqual([...byAge].sort().reverse());
    expect(queryOf(page)).toBe('?q=hospital&order=newest');
  });

  test('keeps the search in the address, for a friend and for the way back', async () => {
    const page = await open('/search/');
    await fieldOf(page).fill('suzhou');
    await expect.poll(() => queryOf(page), patience).toBe('?q=suzhou');
    expect(await page.title()).toMatch(/^suzhou · Search · /);
    await expect.poll(() => page.locator('.search-result').count(), patience).toBe(10);
    const titles = await titlesOf(page);

    await page.locator('.search-result a').first().click();
    await expect.poll(() => new URL(page.url()).pathname, patience).toMatch(/^\/articles\//);
    await page.goBack();
    await expect.poll(() => titlesOf(page), patience).toEqual(titles);
    expect(await fieldOf(page).inputValue()).toBe('suzhou');

    const address = page.url();
    await context.close();
    const other = await open(address);
    await expect.poll(() => titlesOf(other), patience).toEqual(titles);
  });

  test('finds none, is told so, and is led on', async () => {
    const page = await open('/search/?q=vacines&year=2024');
    await expect.poll(() => statusOf(page), patience).toBe('No stories for “vacines”');
    const main = page.getByRole('main');
    expect(await main.getByRole('link', { name: 'Vaccines', exact: true }).getAttribute('href')).toBe(
      '/tags/vaccines/',
    );
    expect(await main.getByRole('link', { name: 'Archive by month' }).isVisible()).toBe(true);
    await page.getByRole('button', { name: 'Search all tags, sources and years' }).click();
    await expect.poll(() => queryOf(page), patience).toBe('?q=vacines');
    expect(await focusOf(page)).toBe('Words to search for');
    await fieldOf(page).fill('vaccines');
    await expect.poll(() => statusOf(page), patience).toMatch(/^\d+ stories for “vaccines”$/);
    expect(await main.getByRole('link', { name: 'Archive by month' }).isVisible()).toBe(false);
  });

  test('sees nothing move once the page is painted', async () => {
    const page = await open('/search/');
    await context.addInitScript(() => {
      const shifts: number[] = [];
      Object.assign(window, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[])
          shifts.push(entry.value);
      }).observe({ type: 'layout-shift', buffered: true });
    });
    const shiftsOf = () => page.evaluate(() => (window as unknown as { shifts: number[] }).shifts);
    for (const address of ['/search/?q=hospital', '/search/?tag=vaccines', '/search/']) {
      await page.goto(address);
      await warmUp(page);
      if (address !== '/search/')
        await expect.poll(() => page.locator('.search-result').count(), patience).toBe(10);
      await page.waitForTimeout(100);
      expect(await shiftsOf(), address).toEqual([]);
    }
  });
});

describe('with the keyboard alone', () => {
  test('the key / on any page leads to the search, and Enter to a story', async () => {
    const page = await open('/tags/');
    await page.keyboard.press('/');
    expect(await focusOf(page)).toBe('Search all stories');
    await page.keyboard.type('suzhou 1/2');
    expect(await page.getByRole('searchbox').inputValue(), 'what is typed in the field stays there').toBe(
      'suzhou 1/2',
    );
    for (let sign = 0; sign < 4; sign += 1) await page.keyboard.press('Backspace');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.search-result').count(), patience).toBe(10);
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
    const page = await open('/search/?q=hospital');
    await expect.poll(() => page.locator('.search-result').count(), patience).toBe(10);
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
    await expect.poll(() => page.locator('.search-result').count(), patience).toBe(20);
    expect(await focusOf(page), 'goes on at the first story that was added').toBe((await titlesOf(page))[10]);
  });

  test('Escape clears, in the field and among the stories', async () => {
    const page = await open('/search/?q=hospital&year=2024');
    await expect.poll(() => page.locator('.search-result').count(), patience).toBe(10);
    await fieldOf(page).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('.search-result').count(), patience).toBe(0);
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
  test.for(['/', '/tags/vaccines/', '/archive/'])('is not requested on %s', async (address) => {
    const page = await open(address);
    await page.waitForLoadState('networkidle');
    expect(requests.filter((request) => /\.js|pagefind|search/.test(request))).toEqual([]);
  });

  test('comes to the search page when the field is entered, and not before', async () => {
    const page = await open('/search/');
    await page.waitForLoadState('networkidle');
    expect(requests.filter((request) => !/\.(svg|ico|png)$/.test(request))).toEqual(['/search/']);
    await warmUp(page);
    expect(requests.some((request) => request.endsWith('/pagefind.js'))).toBe(true);
  });

  test('that does not come is told of', async () => {
    const page = await open('/search/');
    await context.route('**/search-view-*.js', (route) => route.abort());
    await fieldOf(page).focus();
    await expect.poll(() => statusOf(page), patience).toMatch(/^The search could not be loaded\./);
    // Chromium reports the missing file itself.
    faults = faults.filter((fault) => !fault.includes('ERR_FAILED'));
  });

  test('says so where a site has no index', async () => {
    const page = await open('/search/');
    await context.route('**/indexes.json', (route) => route.fulfill({ status: 404 }));
    await fieldOf(page).fill('plant');
    await expect
      .poll(() => statusOf(page), patience)
      .toMatch(/only a site that has been built has its search index/);
    expect(await page.getByRole('main').getByRole('link', { name: 'Archive by month' }).isVisible()).toBe(
      true,
    );
    faults = faults.filter((fault) => !fault.includes('404'));
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
    const page = await open(`/search/?q=${encodeURIComponent(words)}&tag=gene-therapy&year=2026`, {
      on: fixture,
    });
    await expect.poll(() => statusOf(page), patience).toMatch(count === 0 ? /^No stories/ : /^1 story/);
    if (count > 0) expect(await titlesOf(page)).toEqual(['A plant in Suzhou doubles its capacity']);
  });
});

describe('Chinese', () => {
  const title = '上海医院报告首批基因治疗患者';

  test.for(['上海', '基因治疗', '医院报告', '者', '“上海医院”'])('%s finds a story', async (words) => {
    const page = await open('/search/', { on: fixture });
    await fieldOf(page).fill(words);
    await expect.poll(() => titlesOf(page), patience).toContain(title);
    const heading = page.locator('.search-result-title', { hasText: title });
    expect(await heading.getAttribute('lang')).toBe('zh');
    expect((await heading.locator('mark').allTextContents()).join('')).toBe(words.replaceAll(/[“”]/g, ''));
  });

  test.for(['海上', '北京上海', '患院'])('%s, which is nowhere, finds none', async (words) => {
    const page = await open(`/search/?q=${encodeURIComponent(words)}`, { on: fixture });
    await expect.poll(() => statusOf(page), patience).toBe(`No stories for “${words}”`);
  });

  test('of a tag is an address', async () => {
    const page = await open(`/search/?tag=${encodeURIComponent('上海')}`, { on: fixture });
    await expect.poll(() => statusOf(page), patience).toBe('1 story');
    expect(await selectOf(page, 'Tag').inputValue()).toBe('上海');
  });
});

describe('a site under a path', () => {
  test('is searched below it', async () => {
    const { directory } = await BuiltSite.build({
      content: 'tests/fixtures/newsroom',
      siteUrl: 'https://example.org/news/',
      epoch: Date.parse('2026-06-01T12:00:00+08:00') / 1000,
    });
    const news = await serveFolder(directory, { prefix: '/news/', headersOf: readHeadersFile(directory) });
    try {
      const page = await open('.', { on: news });
      await page.keyboard.press('/');
      await page.keyboard.type('suzhou');
      await page.keyboard.press('Enter');
      const link = page.locator('.search-result').getByRole('link', { name: 'A plant in Suzhou' });
      expect(await link.getAttribute('href')).toBe('/news/articles/plant-in-suzhou/');
      expect(new URL(page.url()).pathname).toBe('/news/search/');
      await fieldOf(page).fill('genscript zebra');
      await expect.poll(() => statusOf(page), patience).toMatch(/^No stories/);
      const tag = page.getByRole('main').getByRole('link', { name: 'GenScript', exact: true });
      expect(await tag.getAttribute('href')).toBe('/news/tags/genscript/');
      expect(requests.filter((request) => request.startsWith('http'))).toEqual([]);
    } finally {
      // What the page still asks for must not find its server gone.
      await context.close();
      await news.close();
    }
  });
});

describe('text that looks like HTML', () => {
  test('is text in a result', async () => {
    const page = await open('/search/?q=budgets', { on: fixture });
    await expect
      .poll(() => titlesOf(page))
      .toEqual(['R&D <b>budgets</b> grow, says “one” report ]]> of many']);
    expect(await page.locator('.search-result b').count()).toBe(0);
  });

  test('is text in what is said of a search', async () => {
    const page = await open(
      `/search/?q=${encodeURIComponent('<img src=x onerror=alert(1)> zzz')}&tag=%3Cb%3E`,
      { on: fixture },
    );
    await expect
      .poll(() => statusOf(page), patience)
      .toBe('No stories for “<img src=x onerror=alert(1)> zzz”');
    expect(await page.getByRole('main').locator('img').count()).toBe(0);
  });
});

describe.for(['light', 'dark'] as const)('axe in the %s scheme', (colorScheme) => {
  test.for([
    ['results at 360 px', '/search/?q=hospital', 360],
    ['results at 1440 px', '/search/?q=hospital', 1440],
    ['no results at 360 px', '/search/?q=vacines&year=2024', 360],
    ['no results at 1440 px', '/search/?q=vacines&year=2024', 1440],
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
