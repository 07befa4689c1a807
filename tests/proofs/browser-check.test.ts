import { afterAll, expect, test } from 'vitest';
import { startBrowserModules } from '../support/browser-modules.ts';
import { expectEqualReadings } from '../support/equal-readings.ts';

/** How many changed stories are checked, beside those of the unit tests. */
const count = 16_000;

const browser = startBrowserModules();
afterAll(() => browser.stop());

test('the browser’s check finds the same as Node’s, in many stories that are changed by chance', async () => {
  await expect(expectEqualReadings(count, browser)).resolves.toBeUndefined();
});
