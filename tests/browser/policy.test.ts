import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { BuiltSite } from '../support/built-site.ts';
import { openFixtureSite } from '../support/fixture-sites.ts';
import { listPageKinds } from '../support/page-kinds.ts';
import { VisitedSite, type Visit } from '../support/visits.ts';

// Both policies govern: that of the header, as `_headers` has it, and that within the page.
let built: BuiltSite;
let site: VisitedSite;
let visit: Visit;
/** The directives that something was blocked by. */
let violations: string[];

beforeAll(async () => {
  built = await openFixtureSite('varied');
  site = await VisitedSite.open(built.directory);
});
afterAll(() => site.close());

async function open(address: string, options: BrowserContextOptions = {}): Promise<Page> {
  violations = [];
  visit = await site.visit('about:blank', options);
  await visit.context.exposeFunction('noteViolation', (directive: string) => violations.push(directive));
  await visit.context.addInitScript(() => {
    addEventListener(
      'securitypolicyviolation',
      ({ effectiveDirective, disposition, sourceFile, blockedURI }) => {
        (globalThis as unknown as { noteViolation: (text: string) => void }).noteViolation(
          `${disposition} ${effectiveDirective} ${blockedURI} ${sourceFile}`,
        );
      },
    );
  });
  await visit.page.goto(address);
  return visit.page;
}
afterEach(() => site.endVisits());

function expectNoFault(): void {
  expect(violations).toEqual([]);
  expect(visit.faults).toEqual([]);
}

describe('under its policies', () => {
  test.for(listPageKinds().filter(({ route }) => !route.includes('[former]')))(
    'a page of $route shows itself without a violation, scrolled to its end',
    async ({ findPages }) => {
      const address = findPages(built)[0]?.address ?? '';
      const page = await open(address);
      const response = await page.reload();
      expect(response?.headers()['content-security-policy']).toContain(`default-src 'none'`);
      await page.evaluate(async () => {
        scrollTo(0, document.body.scrollHeight);
        await Promise.all(
          [...document.images].map(async (image) => {
            image.loading = 'eager';
            await image.decode();
          }),
        );
      });
      expect(await page.evaluate(() => getComputedStyle(document.body).display)).toBe('flex');
      expectNoFault();
    },
  );

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
    const session = await visit.context.newCDPSession(page);
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
    expect(page.url()).toBe(`${site.url}articles/plant-in-suzhou/`);
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
      'a file of the site that is read',
      () => {
        fetch('/permalinks.txt').catch(() => undefined);
      },
      'connect-src',
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
