import { describe, expect, test } from 'vitest';
import { findRelation, isPlainHtml, isSafeLink } from '../../../../src/content/markdown/safe-html.ts';

describe('a link', () => {
  test.for<[address: string, isSafe: boolean]>([
    ['https://example.com/', true],
    ['HTTP://EXAMPLE.COM', true],
    ['mailto:a@example.com', true],
    ['tel:+8640061', true],
    ['#part', true],
    ['/', true],
    ['/tags/china/', true],
    ['/药/', true],
    ['', false],
    ['tags/china/', false],
    ['?q=a', false],
    ['javascript:alert(1)', false],
    ['JavaScript:alert(1)', false],
    [' javascript:alert(1)', false],
    ['\tjavascript:alert(1)', false],
    ['java\nscript:alert(1)', false],
    ['vbscript:a', false],
    ['data:text/html,a', false],
    ['blob:https://example.com/1', false],
    ['file:///etc/passwd', false],
    ['https:example.com', false],
    ['https://', false],
    ['http://[x', false],
    ['https://a b/', false],
    ['//example.com/', false],
    ['/\\example.com/', false],
    ['/\t/example.com/', false],
    ['/\n\\example.com/', false],
  ])('to %j is safe: %j', ([address, isSafe]) => {
    expect(isSafeLink(address)).toBe(isSafe);
  });

  test.for<[address: string, siteUrl: string, relation: string | undefined]>([
    ['https://example.com/', 'https://example.org/', 'noopener'],
    ['https://example.org.example.com/', 'https://example.org/', 'noopener'],
    ['https://www.example.org/', 'https://example.org/', 'noopener'],
    ['https://example.org:8443/', 'https://example.org/', 'noopener'],
    ['https://example.org/tags/', 'https://example.org/news/', undefined],
    ['HTTPS://Example.org/news/', 'https://example.org/news/', undefined],
    ['/tags/', 'https://example.org/', undefined],
    ['#part', 'https://example.org/', undefined],
    ['mailto:a@example.com', 'https://example.org/', undefined],
  ])('to %s from %s has the relation %j', ([address, siteUrl, relation]) => {
    expect(findRelation(address, siteUrl)).toBe(relation);
  });
});

describe('HTML', () => {
  test.for<[html: string, isPlain: boolean]>([
    ['<sub>2</sub>', true],
    ['<BR />', true],
    ['a < b, c <3', true],
    ['<!-- a <script> -->', true],
    ['<b title="a">', false],
    ['<b/onclick=a>', false],
    ['<SCRIPT>', false],
    ['</p>', false],
    ['<scr<b>ipt>', false],
    ['<<b>script>', false],
    ['<<!-- a -->script>', false],
    ['<!-- a', false],
    ['<!--> <img> -->', false],
    ['<!---> <img> -->', false],
    ['<!-- --!> <img> -->', false],
    ['<!DOCTYPE a>', false],
    ['<?a?>', false],
    ['<![CDATA[a]]>', false],
  ])('%s is plain: %j', ([html, isPlain]) => {
    expect(isPlainHtml(html)).toBe(isPlain);
  });

  test('of elements that lead, load, run, ask or hide is not plain', () => {
    const elements = [
      ...['a', 'audio', 'base', 'button', 'dialog', 'embed', 'form', 'frame', 'iframe', 'img', 'input'],
      ...['link', 'math', 'meta', 'noscript', 'object', 'portal', 'script', 'select', 'slot', 'source'],
      ...['style', 'svg', 'template', 'textarea', 'title', 'track', 'video', 'xmp'],
    ];
    expect(elements.filter((name) => isPlainHtml(`<${name}>`))).toEqual([]);
  });
});
