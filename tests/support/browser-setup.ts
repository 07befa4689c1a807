import { ensureChromium } from './chromium.ts';

/** Called by Vitest before the browser tests: without Chromium none of them is run, and the run fails. */
export async function setup(): Promise<void> {
  // The tests then start it without searching again.
  process.env.CHROMIUM_PATH = await ensureChromium();
}
