import { afterAll, describe, expect, test } from 'vitest';
import { startBrowserModules } from '../../../support/browser-modules.ts';
import { expectEqualReadings, findUnequalReadings } from '../../../support/equal-readings.ts';
import { parserDifferences } from '../../../support/parser-differences.ts';
import { stories } from '../../../support/mutated-stories.ts';

const browser = startBrowserModules();
afterAll(() => browser.stop());

describe('the check of a story in the browser', () => {
  test('parses with remark', async () => {
    expect(await browser.findParser()).toMatch(/\/src\/content\/markdown\/remark\/parser\.ts$/);
    expect(import.meta.resolve('#markdown-parser')).toMatch(/\/src\/content\/markdown\/satteri-parser\.ts$/);
  });

  test('finds the same as in Node: places, rules, words, changes, names and facts', async () => {
    expect(stories.length).toBeGreaterThan(60);
    expect(await findUnequalReadings(stories, browser)).toEqual([]);
  });

  test('finds the same in stories that are changed by chance', { timeout: 60_000 }, async () => {
    await expect(expectEqualReadings(600, browser)).resolves.toBeUndefined();
  });

  test.for(parserDifferences)('is let alone where $reason', async ({ pattern, example }) => {
    expect(example).toMatch(pattern);
    const text = `---\ntitle: A story\ndate: 2026-05-01\nsource: newswire\ntags: [China]\n---\n\n${example}`;
    expect(
      await findUnequalReadings([{ file: 'articles/2026/2026-05-01-a-story.md', text }], browser),
    ).toHaveLength(1);
  });
});
