import { afterAll, describe, expect, test } from 'vitest';
import { startBrowserModules } from '../../../support/browser-modules.ts';
import { expectEqualReadings, findUnequalReadings } from '../../../support/equal-readings.ts';
import { stories } from '../../../support/mutated-stories.ts';

const browser = startBrowserModules();
afterAll(() => browser.stop());

describe('the check of a story in the browser', () => {
  test('parses with remark', async () => {
    expect(await browser.findParser()).toMatch(/\/src\/content\/markdown\/remark-parser\.ts$/);
    expect(import.meta.resolve('#markdown-parser')).toMatch(/\/src\/content\/markdown\/satteri-parser\.ts$/);
  });

  test('finds the same as in Node: places, rules, words, changes, names and facts', async () => {
    expect(stories.length).toBeGreaterThan(60);
    expect(await findUnequalReadings(stories, browser)).toEqual([]);
  });

  test('finds the same in stories that are changed by chance', { timeout: 60_000 }, async () => {
    await expect(expectEqualReadings(600, browser)).resolves.toBeUndefined();
  });
});
