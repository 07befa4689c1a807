import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PublishedNewsroom, PublishedStory } from '../../src/writing/newsroom.ts';
import { openFixtureSite } from '../support/fixture-sites.ts';
import { VisitedSite } from '../support/visits.ts';

let site: VisitedSite;
beforeAll(async () => {
  site = await VisitedSite.open((await openFixtureSite('varied')).directory);
});
afterAll(() => site.close());

/** What people do not feel as waiting, from a key to what it changes on the screen (https://web.dev/articles/inp). */
const longestWait = 200;

const letters = 'twenty letters typed';

test('typing never waits for the check, among ten thousand stories too', async () => {
  const visit = await site.visit('/search/');
  const { page, context } = visit;
  await context.route('**/write/newsroom.json', async (route) => {
    const newsroom = (await (await route.fetch()).json()) as PublishedNewsroom;
    const stories = Array.from({ length: 10_000 }, (_, index): PublishedStory => {
      const [known] = newsroom.stories;
      if (!known) throw new Error('There is no story.');
      const slug = `story-number-${String(index)}`;
      const original = `https://example.com/${slug}`;
      return {
        ...known,
        slug,
        file: `articles/2025/2025-01-01-${slug}.md`,
        aliases: [`was-${slug}`],
        original,
      };
    });
    await route.fulfill({ json: { ...newsroom, stories } });
  });
  await page.goto('/write/');
  await page.locator('.write-columns').waitFor();
  await page.locator('.write [name=title]').fill('A title');
  await page
    .locator('.write [name=body]')
    .fill('A sentence of a usual length, with [a link](/articles/story-number-7/). '.repeat(120));
  await expect.poll(() => page.locator('.write-issue').count(), { timeout: 60_000 }).toBeGreaterThan(0);
  await page.locator('.write [name=body]').press('End');
  await observeWaits(page);
  await page.keyboard.type(letters, { delay: 60 });
  await page.waitForTimeout(1000);
  const waits = await page.evaluate<number[]>('waits');
  expect(waits).toHaveLength(letters.length);
  expect(waits.filter((wait) => wait > longestWait)).toEqual([]);
  expect(await site.endVisits()).toEqual([]);
});

/** Gathers how long each key takes, from its press until the frame that shows what it did. */
async function observeWaits(page: Page): Promise<void> {
  await page.evaluate(() => {
    const waits: number[] = [];
    Object.assign(globalThis, { waits });
    // The browser's own Event Timing says nothing of keys answered within 16 ms, which a quick machine does.
    document.addEventListener(
      'keydown',
      ({ timeStamp }) => {
        requestAnimationFrame(() => setTimeout(() => waits.push(performance.now() - timeStamp)));
      },
      { capture: true },
    );
  });
}
