import { afterAll, beforeAll, expect, test } from 'vitest';
import { fixture } from '../support/fixture.ts';
import { fieldOf, patience, statusOf, titlesOf, warmUp } from '../support/search-page.ts';
import { copySearchedNewsroom, searches } from '../support/searched-stories.ts';
import { buildSite } from '../support/site-build.ts';
import { VisitedSite } from '../support/visits.ts';

let site: VisitedSite;
beforeAll(async () => {
  const content = await copySearchedNewsroom(10_000);
  const { outDir, exitCode, output } = await buildSite({ content, epoch: fixture.epoch });
  expect(exitCode, output).toBe(0);
  site = await VisitedSite.open(outDir);
});
afterAll(() => site.close());

test('whoever searches 10,000 stories finds the best first, half of the times within 300 ms', async () => {
  const { page } = await site.visit('/search/');
  await warmUp(page);
  const times: number[] = [];
  const found: Record<string, string | undefined> = {};
  for (const [query] of searches) {
    const start = performance.now();
    await fieldOf(page).fill(query);
    await expect.poll(() => statusOf(page), { ...patience, interval: 5 }).toContain(`for “${query}”`);
    times.push(performance.now() - start);
    found[query] = (await titlesOf(page))[0];
  }
  expect(found).toEqual(Object.fromEntries(searches));
  times.sort((a, b) => a - b);
  expect(times[Math.floor(times.length / 2)], times.map(Math.round).join(', ')).toBeLessThan(300);
  expect(await site.endVisits()).toEqual([]);
});
