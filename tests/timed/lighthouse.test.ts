import { createServer } from 'node:net';
import lighthouse, { type Flags } from 'lighthouse';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openFixtureSite } from '../support/fixture-sites.ts';
import { launchBrowser } from '../support/chromium.ts';
import { serveFolder, type StaticServer } from '../support/static-server.ts';

const kinds = ['/', '/articles/plant-in-suzhou/', '/tags/china/', '/search/'];

let server: StaticServer;
let browser: Browser;
let port: number;
beforeAll(async () => {
  port = await findFreePort();
  [server, browser] = await Promise.all([
    serveFolder((await openFixtureSite('varied')).directory),
    launchBrowser([`--remote-debugging-port=${String(port)}`]),
  ]);
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

function findFreePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        done(typeof address === 'object' ? (address?.port ?? 0) : 0);
      });
    });
  });
}

/** What Lighthouse found the machine to be worth; a desktop, which it slows down 4 times, has 1,500. */
let benchmarkIndex = 1500;

async function audit(address: string, categories: string[]) {
  // A machine that is slow itself would otherwise be a phone that nobody has.
  const cpuSlowdownMultiplier = Math.min(4, Math.max(1, (4 * benchmarkIndex) / 1500));
  const flags: Flags = {
    port,
    onlyCategories: categories,
    logLevel: 'error',
    throttling: { cpuSlowdownMultiplier },
  };
  const run = await lighthouse(new URL(address, server.url).href, flags);
  if (!run || run.lhr.runtimeError)
    throw new Error(run?.lhr.runtimeError?.message ?? 'Lighthouse gave no result.');
  ({ benchmarkIndex } = run.lhr.environment);
  return run.lhr;
}

/** Lighthouse reads robots.txt from within the page, where only the search may fetch anything. */
const isReadable = (address: string) => address === '/search/';
const unread = expect.stringMatching(
  /^seo: robots-txt: Fetch of robots\.txt failed: .* CSP violation$/,
) as string;

describe.for(kinds)('Lighthouse on %s', (address) => {
  test('has nothing to say of accessibility, best practices and search engines', async () => {
    const { categories, audits } = await audit(address, ['accessibility', 'best-practices', 'seo']);
    const findings = Object.values(categories).flatMap(({ id, auditRefs }) =>
      auditRefs
        .filter(({ weight, id: name }) => weight > 0 && (audits[name]?.score ?? 1) < 1)
        .map(
          ({ id: name }) =>
            `${id}: ${name}: ${audits[name]?.explanation ?? JSON.stringify(audits[name]?.details ?? null)}`,
        ),
    );
    expect(findings).toEqual(isReadable(address) ? [] : [unread]);
    const scores = Object.values(categories).map(({ id, score }) => [id, score]);
    expect(scores).toEqual([
      ['accessibility', 1],
      ['best-practices', 1],
      ['seo', isReadable(address) ? 1 : 0.92],
    ]);
  });

  // A busy machine only ever takes from the score.
  test('gives at least 95 for speed on a slow phone', { retry: 5 }, async () => {
    const { categories } = await audit(address, ['performance']);
    expect(categories.performance?.score).toBeGreaterThanOrEqual(0.95);
  });
});
