import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { BuiltSite } from '../support/built-site.ts';
import { launchBrowser } from '../support/chromium.ts';
import { readHeadersFile } from '../support/headers-file.ts';
import { serveFolder, type StaticServer } from '../support/static-server.ts';

// Both policies govern: that of the header, as `_headers` has it, and that within the page.
let site: BuiltSite;
let server: StaticServer;
let browser: Browser;
let context: BrowserContext;
/** What Chromium has complained of, in all pages of the context. */
let faults: string[];
/** The directives that something was blocked by. */
let violations: string[];

beforeAll(async () => {
  site = new BuiltSite(inject('fixtureSite'));
  server = await serveFolder(site.directory, { headersOf: readHeadersFile(site.directory) });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

async function open(address: string, options: BrowserContextOptions = {}): Promise<Page> {
  faults = [];
  violations = [];
  context = await browser.newContext({
    baseURL: server.url,
    viewport: { width: 1280, height: 800 },
    ...options,
  });
  await context.exposeFunction('noteViolation', (directive: string) => violations.push(directive));
  await context.addInitScript(() => {
    addEventListener(
      'securitypolicyviolation',
      ({ effectiveDirective, disposition, sourceFile, blockedURI }) => {
        (globalThis as unknown as { noteViolation: (text: string) => void }).noteViolation(
          `${disposition} ${effectiveDirective} ${blockedURI} ${sourceFile}`,
        );
      },
    );
  });
  const page = await context.newPage();
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(address);
  return page;
}
afterEach(() => context.close());

function expectNoFault(): void {
  expect(violations).toEqual([]);
  expect(faults).toEqual([]);
}

describe('under its policies', () => {
  test('every page shows itself without a violation, scrolled to its end', { timeout: 120_000 }, async () => {
    const page = await open('/');
    for (const { address } of site.pages) {
      const before = [violations.length, faults.length];
      const response = await page.goto(address);
      expect(response?.headers()['content-security-policy'], address).toContain(`default-src 'none'`);
      await page.evaluate(async () => {
        scrollTo(0, document.body.scrollHeight);
        await Promise.all(
          [...document.images].map(async (image) => {
            image.loading = 'eager';
            await image.decode();
          }),
        );
      });
      expect(await page.evaluate(() => getComputedStyle(document.body).display), address).toBe('flex');
      expect(
        [violations.length, faults.length],
        `${address}\n${[...violations, ...faults].join('\n')}`,
      ).toEqual(before);
    }
    expectNoFault();
  });

  test.for([
    ['/articles/suzhou-plant/', '/articles/plant-in-suzhou/'],
    ['/tags/gene-therapies/', '/tags/gene-therapy/'],
  ] as const)('%s leads on', async ([former, target]) => {
    const page = await open(former);
    await expect.poll(() => new URL(page.url()).pathname).toBe(target);
    expectNoFault();
  });

  test('the search answers', async () => {
    const page = await open('/search/');
    await page.getByRole('searchbox', { name: 'Words to search for' }).fill('suzhou');
    await expect
      .poll(() => page.locator('.search-result-title').allTextContents(), { timeout: 15_000 })
      .toContain('A plant in Suzhou doubles its capacity');
    expectNoFault();
  });

  test('an address of a feed is copied', async () => {
    const page = await open('/feeds/', { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.getByRole('button', { name: 'Copy the address of GenScript', exact: true }).click();
    await expect.poll(() => page.getByRole('status').textContent()).toBe('Copied the address of GenScript');
    expectNoFault();
  });

  test('the key / leads to the search', async () => {
    const page = await open('/articles/plant-in-suzhou/');
    await page.keyboard.press('/');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('q');
    expectNoFault();
  });

  test('the form of the masthead leads to what is found', async () => {
    const page = await open('/');
    await page.getByRole('searchbox', { name: 'Search all stories' }).fill('suzhou');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.search-result').count(), { timeout: 15_000 }).toBeGreaterThan(0);
    expectNoFault();
  });

  test('one page fades into the next', async () => {
    const page = await open('/');
    await page.addInitScript(() => {
      addEventListener('pagereveal', ({ viewTransition }) => {
        document.documentElement.dataset.fades = String(viewTransition !== null);
      });
    });
    await page.getByRole('link', { name: 'Archive', exact: true }).click();
    await page.waitForURL('**/archive/');
    await expect.poll(() => page.evaluate(() => document.documentElement.dataset.fades)).toBe('true');
    expectNoFault();
  });

  test('Chromium takes the speculation rules, and fetches the page that a link is pointed at', async () => {
    const page = await open('/');
    const session = await context.newCDPSession(page);
    const rules: (string | undefined)[] = [];
    const fetched: string[] = [];
    session.on('Preload.ruleSetUpdated', ({ ruleSet }) => rules.push(ruleSet.errorType));
    session.on('Preload.prefetchStatusUpdated', ({ status, prefetchUrl }) => {
      if (status === 'Ready') fetched.push(new URL(prefetchUrl).pathname);
    });
    await session.send('Preload.enable');
    await page.goto('/tags/');
    await expect.poll(() => rules.length).toBeGreaterThan(0);
    expect(rules.filter((error) => error !== undefined)).toEqual([]);
    await page.getByRole('link', { name: 'Archive', exact: true }).hover();
    await expect.poll(() => fetched, { timeout: 15_000 }).toContain('/archive/');
    expectNoFault();
  });

  test('a feed is shown in its style', async () => {
    const page = await open('/rss.xml');
    expect(
      await page.evaluate(() => [document.documentElement.nodeName, document.styleSheets.length]),
    ).toEqual(['rss', 1]);
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).display)).toBe('block');
    expectNoFault();
  });
});

/** Puts HTML into a page on its way to the browser, as a story would that nothing had cleaned. */
async function openWith(html: string): Promise<Page> {
  const page = await open('/');
  await page.route('**/articles/plant-in-suzhou/', async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace('<div class="article-body', `${html}$&`);
    expect(body).toContain(html);
    await route.fulfill({ response, body });
  });
  await page.goto('/articles/plant-in-suzhou/');
  return page;
}

const directives = () => violations.map((violation) => violation.split(' ')[1]);

describe('what comes in with a story does not run', () => {
  test.for([
    ['a script', '<script>document.title = "taken"</script>', 'script-src-elem'],
    ['a module', '<script type="module">document.title = "taken"</script>', 'script-src-elem'],
    ['a script of this very site', '<script src="/_astro/any.js"></script>', 'script-src-elem'],
    ['a script of another', '<script src="http://localhost:9/any.js"></script>', 'script-src-elem'],
    ['speculation rules', '<script type="speculationrules">{"prefetch":[]}</script>', 'script-src-elem'],
    ['a handler', '<img src="/favicon.ico" onload="document.title = 1">', 'script-src-attr'],
    ['a handler of a drawing', '<svg onload="document.title = 1"></svg>', 'script-src-attr'],
    [
      'a document in a frame',
      '<iframe srcdoc="<script>top.document.title = 1</script>"></iframe>',
      'script-src-elem',
    ],
    ['a plug-in', '<object data="/favicon.svg"></object>', 'object-src'],
    ['a style', '<style>body { display: none }</style>', 'style-src-elem'],
    ['a style attribute', '<p style="position: fixed; inset: 0">taken</p>', 'style-src-attr'],
    ['a base', '<base href="http://localhost:9/">', 'base-uri'],
    ['a picture that counts readers', '<img src="http://localhost:9/pixel.png">', 'img-src'],
  ] as const)('%s', async ([, html, directive]) => {
    const page = await openWith(html);
    await expect.poll(directives).toContain(directive);
    expect(await page.title()).toBe('A plant in Suzhou doubles its capacity · The Fixture');
    expect(await page.evaluate(() => getComputedStyle(document.body).display)).toBe('flex');
  });

  test('a form that leads elsewhere', async () => {
    const page = await openWith('<form action="http://localhost:9/"><button>Log in</button></form>');
    await page.getByRole('button', { name: 'Log in' }).dispatchEvent('click');
    await expect.poll(directives).toContain('form-action');
    expect(page.url()).toBe(`${server.url}articles/plant-in-suzhou/`);
  });
});

describe('what a script would do is refused', () => {
  test.for<[what: string, bring: () => void, directive: string]>([
    [
      'a link that is a script',
      () => {
        const link = document.createElement('a');
        link.href = 'javascript:document.title = "taken"';
        document.body.append(link);
        link.click();
      },
      'script-src-elem',
    ],
    [
      'a frame',
      () => {
        const frame = document.createElement('iframe');
        frame.src = '/';
        document.body.append(frame);
      },
      'frame-src',
    ],
    [
      'a message to another host',
      () => {
        fetch('http://localhost:9/').catch(() => undefined);
      },
      'connect-src',
    ],
  ])('%s', async ([, bring, directive]) => {
    const page = await open('/articles/plant-in-suzhou/');
    const title = await page.title();
    await page.evaluate(bring);
    await expect.poll(directives).toContain(directive);
    expect(await page.title()).toBe(title);
    expect(await page.evaluate(() => getComputedStyle(document.body).display)).toBe('flex');
  });

  test.for<[what: string, bring: () => void]>([
    ['HTML from a string', () => (document.body.innerHTML = '<b>taken</b>')],
    ['a script from a string', () => (document.createElement('script').text = 'document.title = "taken"')],
    [
      'a policy of its own',
      () => (globalThis as unknown as TrustedTypes).trustedTypes.createPolicy('mine', {}),
    ],
  ])('%s, which throws', async ([, bring]) => {
    const page = await open('/articles/plant-in-suzhou/');
    await expect(page.evaluate(bring)).rejects.toThrow(/Trusted|Policy/);
  });
});

interface TrustedTypes {
  trustedTypes: { createPolicy: (name: string, rules: object) => unknown };
}
