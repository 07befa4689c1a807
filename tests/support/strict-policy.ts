import { hash } from 'node:crypto';
import { parse } from 'node-html-parser';

/**
 * The headers of a page as it is to be published: a Content Security Policy that lets run nothing but
 * files of the site itself and, by their digests, the scripts and styles within the page; Trusted Types too.
 */
export function createStrictHeaders(html: string): Record<string, string> {
  const page = parse(html, { comment: true, blockTextElements: { script: true, style: true } });
  const digestsOf = (selector: string) =>
    page
      .querySelectorAll(selector)
      .map((element) => `'sha256-${hash('sha256', element.rawText, 'base64')}'`)
      .join(' ');
  const directives = [
    `default-src 'none'`,
    `script-src 'self' 'wasm-unsafe-eval' ${digestsOf('script:not([src])')}`,
    `style-src ${digestsOf('style')}`,
    `connect-src 'self'`,
    `img-src 'self'`,
    `form-action 'self'`,
    `base-uri 'none'`,
    `frame-ancestors 'none'`,
    `require-trusted-types-for 'script'`,
    `trusted-types 'none'`,
  ];
  return { 'Content-Security-Policy': directives.join('; '), 'X-Content-Type-Options': 'nosniff' };
}
