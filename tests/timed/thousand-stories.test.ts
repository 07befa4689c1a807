import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { BuiltSite } from '../support/built-site.ts';
import { fixture } from '../support/fixture.ts';
import { openFixtureSite } from '../support/fixture-sites.ts';
import { findHeavyPages } from '../support/page-weight.ts';
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
import { textOf } from '../support/site.ts';
import { VisitedSite, type Visit } from '../support/visits.ts';

let built: BuiltSite;
let site: VisitedSite;
let visit: Visit;
beforeAll(async () => {
  built = await openFixtureSite('thousand');
  site = await VisitedSite.open(built.directory);
}, 600_000);
afterAll(() => site.close());

async function open(address: string): Promise<Page> {
  visit = await site.visit(address);
  return visit.page;
}
afterEach(async () => {
  expect(await site.endVisits()).toEqual([]);
});

/** The titles of a list of the built site over all of its pages, newest first. */
function listTitles(address: string): string[] {
  const numbered = built.pages
    .map((page) => page.address)
    .filter((other) => other.startsWith(`${address}page/`))
    .sort((a, b) => Number(b.split('/').at(-2)) - Number(a.split('/').at(-2)));
  return [address, ...numbered].flatMap((one) =>
    built
      .page(one)
      .root.querySelectorAll('main section > article h2, .story-briefs h2, .story-row-title')
      .map(textOf),
  );
}

test('every page arrives in one round trip', () => {
  expect(built.pages.length).toBeGreaterThan(1000);
  expect(findHeavyPages(built)).toEqual([]);
});

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
    await expect.poll(() => resultCountOf(page), patience).toBe(10);
    for (const result of await page.locator('.search-result').all()) {
      expect(await result.locator('time').getAttribute('datetime')).toMatch(/^20\d\d-\d\d-\d\d$/);
      expect(await result.locator('time').textContent()).toMatch(/^\d{1,2} [A-Z][a-z]+ 20\d\d$/);
      expect(await result.locator('.search-result-facts span').first().textContent()).toMatch(/^Sample /);
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
    await expect.poll(() => resultCountOf(page), patience).toBe(10);
    for (let shown = 10; await more.isVisible(); shown += 10) {
      await more.click();
      await expect.poll(() => resultCountOf(page), patience).toBeGreaterThan(shown);
    }
    const expected = listTitles('/tags/drug-delivery/');
    expect(expected.length).toBeGreaterThan(30);
    expect(await titlesOf(page)).toEqual(expected);
  });

  test('may have the newest first where words are looked for, too', async () => {
    const page = await open('/search/?q=hospital');
    await expect.poll(() => resultCountOf(page), patience).toBe(10);
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
    await expect.poll(() => resultCountOf(page), patience).toBe(10);
    const titles = await titlesOf(page);

    await page.locator('.search-result a').first().click();
    await expect.poll(() => new URL(page.url()).pathname, patience).toMatch(/^\/articles\//);
    await page.goBack();
    await expect.poll(() => titlesOf(page), patience).toEqual(titles);
    expect(await fieldOf(page).inputValue()).toBe('suzhou');

    const address = page.url();
    await visit.context.close();
    const other = await open(address);
    await expect.poll(() => titlesOf(other), patience).toEqual(titles);
  });

  test('finds none, is told so, and is led on', async () => {
    const page = await open('/search/?q=vacines&year=2024');
    await expect.poll(() => statusOf(page), patience).toBe('No stories for “vacines”');
    const main = page.getByRole('main');
    expect(await main.getByRole('link', { name: 'vaccines', exact: true }).getAttribute('href')).toBe(
      '?q=vaccines&year=2024',
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
    await visit.context.addInitScript(() => {
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
      if (address !== '/search/') await expect.poll(() => resultCountOf(page), patience).toBe(10);
      await page.waitForTimeout(100);
      expect(await shiftsOf(), address).toEqual([]);
    }
  });
});

describe('a site under a path', () => {
  test('is searched below it', async () => {
    const { directory } = await BuiltSite.build({ ...fixture, siteUrl: 'https://example.org/news/' });
    const news = await VisitedSite.open(directory, { prefix: '/news/' });
    try {
      const { page, requests } = await news.visit('.');
      await page.keyboard.press('/');
      await page.keyboard.type('suzhou');
      await page.keyboard.press('Enter');
      const link = page.locator('.search-result').getByRole('link', { name: 'A plant in Suzhou' });
      expect(await link.getAttribute('href')).toBe('/news/articles/plant-in-suzhou/');
      expect(new URL(page.url()).pathname).toBe('/news/search/');
      await fieldOf(page).fill('genscrpt');
      await page.getByRole('main').getByRole('link', { name: 'genscript', exact: true }).click();
      await expect.poll(() => statusOf(page), patience).toBe('1 story for “genscript”');
      expect(new URL(page.url()).pathname).toBe('/news/search/');
      expect(requests.filter((request) => request.startsWith('http'))).toEqual([]);
      expect(await news.endVisits()).toEqual([]);
    } finally {
      await news.close();
    }
  });
});
