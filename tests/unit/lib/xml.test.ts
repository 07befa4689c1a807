import { describe, expect, test } from 'vitest';
import { escapeHtml, unescapeHtml } from '../../../src/lib/html.ts';
import { removeForbiddenCharacters } from '../../../src/lib/xml.ts';

describe('text for XML', () => {
  test.for<[what: string, text: string, allowed: string]>([
    ['loses controls', 'a\u0000b\u0008c\u000bd\u000ce\u001ff', 'abcdef'],
    ['keeps tab and line ends', 'a\tb\nc\rd', 'a\tb\nc\rd'],
    ['loses lone surrogates', 'a\ud83db\udc00c', 'abc'],
    ['loses U+FFFE and U+FFFF', 'a\ufffeb\uffffc', 'abc'],
    ['keeps emoji, Chinese and markup', '🧬 药 <b> ]]> &amp;', '🧬 药 <b> ]]> &amp;'],
    ['keeps what only looks forbidden', '\u007f\u0085\ufffd', '\u007f\u0085\ufffd'],
  ])('%s', ([, text, allowed]) => {
    expect(removeForbiddenCharacters(text)).toBe(allowed);
  });
});

describe('text for HTML', () => {
  test('has its five characters of markup escaped, once', () => {
    expect(escapeHtml(`<a href="b" c='d'>&amp;`)).toBe('&lt;a href=&quot;b&quot; c=&#39;d&#39;&gt;&amp;amp;');
    expect(escapeHtml('药 🧬')).toBe('药 🧬');
  });

  test.for([`<a href="b" c='d'>&amp;`, '&amp;lt; &#39; &nbsp;', '药 🧬'])('reads back as %s', (text) => {
    expect(unescapeHtml(escapeHtml(text))).toBe(text);
  });
});
