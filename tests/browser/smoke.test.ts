import { afterAll, beforeAll, expect, test } from 'vitest';
import { openFixtureSite } from '../support/fixture-sites.ts';
import { patience, titlesOf } from '../support/search-page.ts';
import { VisitedSite } from '../support/visits.ts';

/** A site that has been built, whatever stories it has: `SITE_FOLDER`, else that of the other tests. */
let site: VisitedSite;
beforeAll(async () => {
  site = await VisitedSite.open(process.env.SITE_FOLDER ?? (await openFixtureSite('varied')).directory);
});
afterAll(() => site.close());

test('a reader gets from the front page to a story, to its tag, and finds it by its title', async () => {
  const { page } = await site.visit('/');
  const link = page.locator('main a[href*="/articles/"]').first();
  const address = (await link.getAttribute('href')) ?? '';
  await link.click();
  await page.waitForURL(`**${address}`);
  const title = (await page.getByRole('heading', { level: 1 }).textContent())?.trim() ?? '';
  expect(title).not.toBe('');

  await page.locator('main .tag-links a').first().click();
  await page.waitForURL('**/tags/*/');
  expect(await page.locator(`main a[href="${address}"]`).count()).toBeGreaterThan(0);

  await page.goto(`/search/?q=${encodeURIComponent(title)}`);
  await expect.poll(() => titlesOf(page), patience).toContain(title);
  expect(await site.endVisits()).toEqual([]);
});

test('every picture of the newest story comes, and nothing scrolls sideways on a phone', async () => {
  const { page } = await site.visit('/', { viewport: { width: 360, height: 800 } });
  await page.locator('main a[href*="/articles/"]').first().click();
  await page.waitForURL('**/articles/**');
  const broken = await page.evaluate(async () => {
    const pictures = [...document.images];
    for (const picture of pictures) picture.loading = 'eager';
    const loaded = await Promise.all(
      pictures.map((picture) =>
        picture.decode().then(
          () => true,
          () => false,
        ),
      ),
    );
    return pictures.filter((_, index) => !loaded[index]).map(({ src }) => src);
  });
  expect(broken).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  expect(await site.endVisits()).toEqual([]);
});
