import { hash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { writePagePolicy } from '../../../../src/integrations/hosting/page-policy.ts';

const known = 'addEventListener("keydown", () => 1 < 2);';
const loading = 'import("/_astro/search.js");';
const rules = '{"prefetch":[]}';
const scripts = new Set([known, loading, rules]);
const style = 'body > p { color: red }';

const digestOf = (text: string) => `'sha256-${hash('sha256', text, 'base64')}'`;

function writePage({ head = '', body = '', charset = '<meta charset="utf-8">' }): string {
  return `<!DOCTYPE html><html lang="en"> <head>${charset}<title>A &lt;script></title>${head}</head> <body>${body}</body></html>`;
}

/** The sources of a directive in the policy that a page gets. */
function sourcesOf(html: string, directive: string): string[] {
  const [, policy] =
    /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(writePagePolicy(html, scripts)) ??
    [];
  const found = policy?.split('; ').find((one) => one.startsWith(`${directive} `));
  return found?.split(' ').slice(1) ?? [];
}

describe('the policy of a page', () => {
  test('comes behind the character set, and changes nothing else', () => {
    const html = writePage({ head: `<style>${style}</style>`, body: `<script>${known}</script>$& $1` });
    const written = writePagePolicy(html, scripts);
    const [meta = ''] = /<meta http-equiv[^>]*>/.exec(written) ?? [];
    expect(written).toContain(`<head><meta charset="utf-8">${meta}<title>`);
    expect(written.replace(meta, '')).toBe(html);
  });

  test.for<[what: string, page: Parameters<typeof writePage>[0], scripts: string[], styles: string[]]>([
    ['nothing', {}, [`'none'`], [`'none'`]],
    ['a script', { body: `<script>${known}</script>` }, [digestOf(known)], [`'none'`]],
    ['a script twice', { body: `<script>${known}</script>`.repeat(2) }, [digestOf(known)], [`'none'`]],
    ['a module', { body: `<script type="module">${known}</script>` }, [digestOf(known)], [`'none'`]],
    [
      'speculation rules',
      { body: `<script type="speculationrules">${rules}</script>` },
      [digestOf(rules)],
      [`'none'`],
    ],
    ['data', { head: `<script type="application/ld+json">{"a":"<b>"}</script>` }, [`'none'`], [`'none'`]],
    ['a style', { head: `<style>${style}</style>` }, [`'none'`], [digestOf(style)]],
    ['a file of a script', { body: `<script type="module" src="/a.js"></script>` }, [`'self'`], [`'none'`]],
    [
      'a script that loads another',
      { body: `<script>${loading}</script>` },
      [`'self'`, digestOf(loading)],
      [`'none'`],
    ],
    ['a script in a comment', { body: `<!-- <script>foreign()</script> -->` }, [`'none'`], [`'none'`]],
    [
      'a script in an attribute',
      { head: `<meta content="a > <script> b">`, body: `<img alt='<style>'><script>${known}</script>` },
      [digestOf(known)],
      [`'none'`],
    ],
    ['a script in words', { body: '&lt;script>foreign()&lt;/script>' }, [`'none'`], [`'none'`]],
  ])('of %s allows that', ([, page, allowedScripts, allowedStyles]) => {
    const html = writePage(page);
    expect(sourcesOf(html, 'script-src')).toEqual(allowedScripts);
    expect(sourcesOf(html, 'style-src')).toEqual(allowedStyles);
    expect(sourcesOf(html, 'default-src')).toEqual([`'none'`]);
    expect(sourcesOf(html, 'connect-src')).toEqual([allowedScripts.includes(`'self'`) ? `'self'` : `'none'`]);
  });
});

describe('the policy of the page to write on', () => {
  const html = writePage({ body: '<script type="module" src="/a.js"></script>' });
  const policyOf = (isEditor: boolean) =>
    /content="([^"]*)"/.exec(writePagePolicy(html, scripts, isEditor))?.[1]?.split('; ') ?? [];

  test('allows besides what any page has: GitHub, a worker, pictures that are not sent yet', () => {
    const [own, others] = [policyOf(true), policyOf(false)];
    expect(own.filter((directive) => !others.includes(directive))).toEqual([
      `img-src 'self' data:`,
      `connect-src 'self' https://api.github.com`,
      `worker-src 'self'`,
      'trusted-types write',
    ]);
  });
});

describe('a page gets none, and is not published,', () => {
  test.for([
    ['with a script that no code wrote', { body: '<script>foreign()</script>' }, 'foreign()'],
    ['with one in the head', { head: '<script>foreign()</script>' }, 'foreign()'],
    ['with one in capitals', { body: '<SCRIPT>foreign()</SCRIPT>' }, 'foreign()'],
    ['with one that has no end', { body: '<script>foreign()' }, 'foreign()'],
    ['with one that almost is known', { body: `<script>${known} foreign()</script>` }, 'foreign()'],
    ['with a foreign one behind a known one', { body: `<script>${known}</script><script>a</script>` }, '"a"'],
    ['with rules that no code wrote', { body: '<script type="speculationrules">{}</script>' }, '{}'],
    ['with a style in its body', { body: `<style>${style}</style>` }, 'body > p'],
    ['without a character set', { charset: '' }, 'character set'],
  ] as const)('%s', ([, page, told]) => {
    expect(() => writePagePolicy(writePage(page), scripts)).toThrow(told);
  });
});
