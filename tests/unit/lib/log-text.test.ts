import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { showInLog, showOnOneLine } from '../../../src/lib/log-text.ts';

describe('a text in a log', () => {
  test.for<[what: string, text: string, shown: string]>([
    [
      'words, accents, Chinese and emoji',
      'Café “上海” 👩‍🔬 50 % : a::b # #[',
      'Café “上海” 👩‍🔬 50 % : a::b # #[',
    ],
    ['a line break', 'a\n::error::b\r\nc', String.raw`a\n::error::b\r\nc`],
    ['a tab, a null, a bell, delete', 'a\tb\0\u0007\u007f', String.raw`a\tb\u0000\u0007\u007f`],
    ['a terminal’s commands', '\u001b[2Ja\u009b2J', String.raw`\u001b[2Ja\u009b2J`],
    ['other line breaks', 'a\u0085b\u2028c\u2029d', String.raw`a\u0085b\u2028c\u2029d`],
    [
      'signs that turn the writing round',
      '\u202ea\u2066b\u200f\u061c',
      String.raw`\u202ea\u2066b\u200f\u061c`,
    ],
    ['a workflow command', '::error::a', String.raw`\u003a:error::a`],
    ['one behind spaces', ' \u00a0\ufeff::error::a', ` \u00a0\ufeff${String.raw`\u003a:error::a`}`],
    ['one of the older form', 'a ##[error]b', String.raw`a ##\u005berror]b`],
  ])('%s', ([, text, shown]) => {
    expect(showOnOneLine(text)).toBe(shown);
    expect(showOnOneLine(shown)).toBe(shown);
  });

  test('of several lines keeps them, and none of them is a command', () => {
    expect(showInLog('a\n ::error::b\n\n\u001bc')).toBe(
      ['a', String.raw` \u003a:error::b`, '', String.raw`\u001bc`].join('\n'),
    );
  });

  test('that is JSON stays the same JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string({ unit: 'binary' }), (value, text) => {
        const json = JSON.stringify([value, text, `::${text}##[`], null, 2);
        expect(JSON.parse(showInLog(json))).toEqual(JSON.parse(json));
      }),
    );
  });
});
