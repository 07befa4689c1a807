import { hash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { formatSitePolicy } from '../../../../src/integrations/hosting/content-security-policy.ts';
import { listStyles } from '../../../../src/integrations/hosting/known-code.ts';

const digestOf = (text: string) => `'sha256-${hash('sha256', text, 'base64')}'`;

/** What a policy says of a directive. */
function read(policy: string, directive: string): string | undefined {
  return policy.split('; ').find((one) => one.startsWith(`${directive} `));
}

describe('the policy of all pages together', () => {
  test('allows what any kind of page needs, once and in one order', () => {
    const scripts = ['a()', 'b()', 'c()'];
    const styles = ['p{}', 'a{}'];
    const policy = formatSitePolicy({ scripts: new Set(scripts), styles: new Set(styles) });
    const scriptDigests = scripts.map(digestOf).sort().join(' ');
    expect(read(policy, 'script-src')).toBe(`script-src 'self' ${scriptDigests}`);
    expect(read(policy, 'style-src')).toBe(`style-src 'self' ${styles.map(digestOf).sort().join(' ')}`);

    const reversed = { scripts: new Set(scripts.toReversed()), styles: new Set(styles.toReversed()) };
    expect(formatSitePolicy(reversed)).toBe(policy);
  });

  test('allows the search, the page to write on and the style of feeds, and nothing else', () => {
    expect(formatSitePolicy({ scripts: new Set(), styles: new Set() })).toBe(
      [
        `default-src 'none'`,
        `script-src 'self'`,
        `style-src 'self'`,
        `img-src 'self' data:`,
        `connect-src 'self' https://api.github.com`,
        `worker-src 'self'`,
        `form-action 'self'`,
        `base-uri 'none'`,
        `require-trusted-types-for 'script'`,
        `trusted-types write`,
        `frame-ancestors 'none'`,
      ].join('; '),
    );
  });
});

test('the style of a kind of page is all of its sheets, and a kind without any has none', () => {
  const inline = (content: string) => ({ sheet: { type: 'inline' as const, content } });
  const kinds = [
    { styles: [inline('a{}'), inline('b{}')] },
    { styles: [inline('b{}')] },
    { styles: [] },
    { styles: [inline('b{}')] },
  ];
  expect(listStyles(kinds)).toEqual(new Set(['a{}b{}', 'b{}']));
});
