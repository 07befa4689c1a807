import { describe, expect, test } from 'vitest';
import {
  formatPagePolicy,
  formatSitePolicy,
} from '../../../../src/integrations/hosting/content-security-policy.ts';

const plain = { scripts: [], styles: [], loadsScripts: false, searches: false };

/** What a policy says of a directive. */
function read(policy: string, directive: string): string | undefined {
  return policy.split('; ').find((one) => one.startsWith(`${directive} `));
}

describe('the policy of all pages together', () => {
  test('allows what any of them needs, once and in one order', () => {
    const pages = [
      formatPagePolicy({ ...plain, scripts: [`'sha256-b'`], styles: [`'sha256-y'`] }),
      formatPagePolicy({ ...plain, scripts: [`'sha256-a'`, `'sha256-b'`], searches: true }),
      formatPagePolicy({ ...plain, styles: [`'sha256-x'`] }),
    ];
    const policy = formatSitePolicy(pages);
    expect(read(policy, 'script-src')).toBe(`script-src 'self' 'sha256-a' 'sha256-b' 'wasm-unsafe-eval'`);
    expect(read(policy, 'style-src')).toBe(`style-src 'self' 'sha256-x' 'sha256-y'`);
    expect(read(policy, 'connect-src')).toBe(`connect-src 'self'`);
    expect(formatSitePolicy(pages.toReversed())).toBe(policy);
  });

  test('allows the style of feeds where there is no page, and nothing else', () => {
    expect(formatSitePolicy([])).toBe(
      [
        `default-src 'none'`,
        `script-src 'none'`,
        `style-src 'self'`,
        `img-src 'self'`,
        `connect-src 'self'`,
        `form-action 'self'`,
        `base-uri 'none'`,
        `require-trusted-types-for 'script'`,
        `trusted-types 'none'`,
        `frame-ancestors 'none'`,
      ].join('; '),
    );
  });
});
