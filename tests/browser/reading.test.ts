import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openFixtureSite } from '../support/fixture-sites.ts';
import { VisitedSite, type Visit } from '../support/visits.ts';

let site: VisitedSite;
let visit: Visit;
let page: Page;

beforeAll(async () => {
  site = await VisitedSite.open((await openFixtureSite('varied')).directory);
});
afterAll(() => site.close());

beforeEach(async () => {
  visit = await site.visit('about:blank', { viewport: { width: 1024, height: 800 } });
  ({ page } = visit);
  page.on('requestfailed', (request) => visit.faults.push(`failed: ${request.url()}`));
});
afterEach(async () => {
  expect(visit.requests.filter((request) => request.startsWith('http'))).toEqual([]);
  expect(await site.endVisits()).toEqual([]);
});

describe('a reader', () => {
  test('goes from the front to a tag, to a story, to its source', async () => {
    await page.goto('/');
    await page.getByRole('complementary', { name: 'Browse' }).getByRole('link', { name: 'China' }).click();
    await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).toBe('China');
    await page
      .getByRole('main')
      .getByRole('link', { name: 'A plant in Suzhou doubles its capacity' })
      .click();
    await expect.poll(() => page.title()).toBe('A plant in Suzhou doubles its capacity · The Fixture');
    await page.getByRole('article').getByRole('link', { name: 'Contract Pharma' }).click();
    await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).toBe('Contract Pharma');
    expect(new URL(page.url()).pathname).toBe('/sources/contractpharma/');
  });

  test('with a keyboard skips to the content and goes on from there', async () => {
    await page.goto('/');
    await page.keyboard.press('Tab');
    const skipLink = page.getByRole('link', { name: 'Skip to content' });
    expect(await skipLink.evaluate((element) => element === document.activeElement)).toBe(true);
    await expect.poll(async () => (await skipLink.boundingBox())?.y).toBeGreaterThanOrEqual(0);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
  });

  test('sees where the keyboard is, on every link of a page', async () => {
    await page.goto('/articles/plant-in-suzhou/');
    const count = await page.locator('a[href], [tabindex="0"]').count();
    for (let index = 0; index < count; index += 1) {
      await page.keyboard.press('Tab');
      const focus = await page.evaluate(() => {
        const element = document.activeElement;
        const style = element && getComputedStyle(element);
        return {
          name: element?.textContent.trim().slice(0, 30),
          outline: style?.outlineStyle,
          width: style?.outlineWidth,
        };
      });
      expect(focus).toMatchObject({ outline: 'solid', width: '3px' });
    }
  });

  test('finds the call for contributors and the contacts in the footer, to be clicked or copied', async () => {
    await page.goto('/');
    const footer = page.getByRole('contentinfo');
    for (const name of [
      'editor@fixture.example',
      'desk@fixture.example',
      '(+86) 400 610 1188',
      'RSS feed',
      'Mastodon',
    ]) {
      const link = footer.getByRole('link', { name });
      await link.click({ trial: true });
      const box = await link.boundingBox();
      expect(box?.height, `the target size of ${name} (WCAG 2.2, 2.5.8)`).toBeGreaterThanOrEqual(24);
    }
    const code = footer.getByRole('img', { name: 'QR code of the WeChat number +86 13621645194' });
    await code.scrollIntoViewIfNeeded();
    await expect
      .poll(() => code.evaluate((element) => element instanceof HTMLImageElement && element.naturalWidth))
      .toBeGreaterThan(0);

    const number = footer.getByText('+86 13621645194').last();
    await number.click();
    expect(await page.evaluate(() => getSelection()?.toString())).toBe('+86 13621645194');
  });

  test('gets the picture in a format and a size that suit', async () => {
    await page.goto('/articles/plant-in-suzhou/');
    const image = page.getByRole('img', { name: 'A plant beside a river' });
    await expect
      .poll(() => image.evaluate((element) => element instanceof HTMLImageElement && element.complete))
      .toBe(true);
    expect(
      await image.evaluate((element) => element instanceof HTMLImageElement && element.currentSrc),
    ).toMatch(/-800\.avif$/);
  });

  test('who prints a story gets the story, its source and its address alone', async () => {
    await page.goto('/articles/plant-in-suzhou/');
    await page.emulateMedia({ media: 'print' });
    const shown = await page.locator('body').innerText();
    expect(shown).toContain('A plant in Suzhou doubles its capacity');
    expect(shown).toContain('Contract Pharma');
    expect(shown).toContain('https://fixture.example/articles/plant-in-suzhou/');
    for (const absent of ['Archive', 'Related', 'Register for', 'Write for', 'Earlier', 'Tags']) {
      expect(shown.toLowerCase()).not.toContain(absent.toLowerCase());
    }
  });

  test('at an address that leads nowhere is shown the way back', async () => {
    const response = await page.goto('/articles/nowhere/');
    expect(response?.status()).toBe(404);
    await page.getByRole('main').getByRole('link', { name: 'Latest' }).click();
    expect(new URL(page.url()).pathname).toBe('/');
    // Chromium reports the missing page itself in its console.
    visit.faults = visit.faults.filter((fault) => !fault.includes('404'));
  });
});

describe('the reading column', () => {
  test.for([768, 1024, 1440])('holds 60 to 75 characters at %i px', async (width) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto('/articles/plant-in-suzhou/');
    const characters = await page.locator('.article-body').evaluate((column) => {
      const probe = document.createElement('span');
      probe.textContent =
        'The company said that the second line has been qualified and that supply will begin. '.repeat(4);
      probe.style.cssText = 'position:absolute; white-space:nowrap; visibility:hidden';
      column.append(probe);
      const perCharacter = probe.getBoundingClientRect().width / probe.textContent.length;
      probe.remove();
      return column.getBoundingClientRect().width / perCharacter;
    });
    expect(characters).toBeGreaterThan(60);
    expect(characters).toBeLessThan(75);
  });
});
