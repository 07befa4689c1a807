import { beforeAll, describe, expect, test } from 'vitest';
import { openFixtureSite } from '../support/fixture-sites.ts';
import type { BuiltSite } from '../support/built-site.ts';
import {
  matchRules,
  parseHeadersFile,
  readAsCloudflare,
  readAsNetlify,
  type HeaderRule,
} from '../support/headers-file.ts';

let site: BuiltSite;
let rules: HeaderRule[];
beforeAll(async () => {
  site = await openFixtureSite('varied');
  rules = parseHeadersFile(site.read('_headers'));
});

const addressOf = (file: string) => encodeURI(`/${file.replace(/(^|\/)index\.html$/, '$1')}`);
/** Hosts do not send their own files; and every key for search engines has another name. */
const isSent = (file: string) => !/^_[^/]*$|^fixture-key-2026\.txt$/.test(file);

describe('_headers', () => {
  test.for([
    ['Cloudflare', readAsCloudflare],
    ['Netlify', readAsNetlify],
  ] as const)('has, as %s reads it, one rule besides that of all for every file', ([, reading]) => {
    for (const file of site.files.filter(isSent)) {
      const matched = matchRules(rules, addressOf(file), reading).map(({ path }) => path);
      expect(matched, file).toEqual(['/*', expect.any(String)]);
    }
  });

  test('has no header twice for one path, which hosts would join', () => {
    const [common, ...others] = rules.map(({ headers }) => headers.map(([name]) => name));
    for (const names of others) {
      expect(names.filter((name) => common?.includes(name))).toEqual([]);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  test.for([
    ['/search/indexes.json', 'no-cache'],
    ['/search/', 'no-cache'],
    ['/search/files/0123456789ab.bin', 'public, max-age=31536000, immutable'],
    ['/pictures/share/0123456789abcdef.png', 'public, max-age=31536000, immutable'],
    ['/articles/pictures/', 'no-cache'],
    ['/tags/_astro/rss.xml', 'no-cache'],
  ] as const)('%s is kept as %s says, on either host', ([address, kept]) => {
    for (const reading of [readAsCloudflare, readAsNetlify]) {
      const headers = matchRules(rules, address, reading).flatMap((rule) => rule.headers);
      expect(headers.filter(([name]) => name === 'Cache-Control')).toEqual([['Cache-Control', kept]]);
    }
  });

  test('keeps within what Cloudflare reads: 100 rules, and 2,000 characters a line', () => {
    expect(rules.length).toBeLessThan(60);
    expect(
      Math.max(
        ...site
          .read('_headers')
          .split('\n')
          .map((line) => line.length),
      ),
    ).toBeLessThan(1600);
  });
});

describe('the policy that all files are sent with', () => {
  const readPolicy = () => new Map(rules[0]?.headers).get('Content-Security-Policy') ?? '';

  test('is the same for every host', () => {
    expect(site.read('_policy.nginx')).toBe(`add_header Content-Security-Policy "${readPolicy()}" always;\n`);
    expect(site.read('_policy.caddy')).toBe(`header Content-Security-Policy "${readPolicy()}"\n`);
  });

  test('allows all that the policies of pages allow', () => {
    const allowed = parsePolicy(readPolicy());
    for (const { address, root } of [...site.pages, ...site.movedPages]) {
      const meta = root.querySelector('meta[http-equiv="Content-Security-Policy"]');
      for (const [name, sources] of parsePolicy(meta?.getAttribute('content') ?? '')) {
        const refused = sources.filter((source) => !allowed.get(name)?.includes(source));
        expect(refused, `${address} ${name}`).toEqual([]);
      }
    }
  });

  test('allows nothing that is not named, no string as a script, and no frame', () => {
    const policy = readPolicy();
    expect(policy).toMatch(/^default-src 'none'; /);
    const others = policy.replace(' https://api.github.com;', ';').replace(`img-src 'self' data:`, '');
    expect(others).not.toMatch(/unsafe-inline|unsafe-hashes|'unsafe-eval'|https?:|data:|\*/);
    for (const directive of [
      `base-uri 'none'`,
      `frame-ancestors 'none'`,
      `require-trusted-types-for 'script'`,
      'trusted-types write',
    ]) {
      expect(policy.split('; ')).toContain(directive);
    }
  });
});

/** What each directive allows. */
function parsePolicy(policy: string): Map<string, string[]> {
  const directives = policy.split('; ').map((directive) => directive.split(' '));
  return new Map(
    directives.map(([name = '', ...sources]) => [name, sources.filter((source) => source !== `'none'`)]),
  );
}

describe('the policy of a page', () => {
  const policyOf = (address: string) =>
    site
      .page(address)
      .root.querySelector('meta[http-equiv="Content-Security-Policy"]')
      ?.getAttribute('content') ?? '';

  test('stands before all but the character set', () => {
    for (const { address, html } of [...site.pages, ...site.movedPages]) {
      expect(html, address).toMatch(
        /^<!DOCTYPE html><html lang="en"> <head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; [^"]+">/,
      );
      expect(html.match(/Content-Security-Policy/g), address).toHaveLength(1);
    }
  });

  test('lets only the search and the page to write on load scripts, and fetch data', () => {
    const loading = site.pages.filter(({ address }) => /script-src[^;]*'self'/.test(policyOf(address)));
    expect(loading.map(({ address }) => address)).toEqual(['/search/', '/write/']);
    expect(policyOf('/search/')).toContain(`script-src 'self' 'sha256-`);
    const fetching = [...site.pages, ...site.movedPages]
      .map(({ address, html }) => [address, /connect-src ([^;]+)/.exec(html)?.[1]])
      .filter(([, sources]) => sources !== `'none'`);
    expect(fetching).toEqual([
      ['/search/', `'self'`],
      ['/write/', `'self' https://api.github.com`],
    ]);
  });

  test('says nothing that a policy within a page may not say', () => {
    expect(policyOf('/')).not.toMatch(/frame-ancestors|report-uri|sandbox/);
  });

  test('has no attribute to govern: no style and no handler stands in a tag', () => {
    for (const { address, root } of [...site.pages, ...site.movedPages]) {
      const attributes = root.querySelectorAll('*').flatMap((element) => Object.keys(element.attributes));
      expect(
        attributes.filter((name) => /^(style|on.+)$/.test(name)),
        address,
      ).toEqual([]);
    }
  });
});
