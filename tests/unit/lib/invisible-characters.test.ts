import { describe, expect, test } from 'vitest';
import { findHarmfulCharacters, nameCodePoint, showsNothing } from '../../../src/lib/invisible-characters.ts';

const namesIn = (text: string) =>
  findHarmfulCharacters(text).map(({ character }) => nameCodePoint(character));

describe('characters that a text may hold', () => {
  test.for<[what: string, text: string]>([
    ['tabs and line ends', 'a\tb\r\nc'],
    ['letters of many scripts', 'Zürich Łódź 药明康德 東京 한국 Москва Ελλάδα'],
    ['combining marks', 'Cafe\u0301'],
    ['spaces of other widths', 'a\u00a0b\u2009c\u3000d'],
    ['separators of lines, which are spaces', 'a\u2028b\u2029'],
    ['marks of direction', 'a\u200eb\u200fc'],
    ['emoji of several', '👩‍🔬 👨‍👩‍👧 👨🏽‍🚀 ❤️‍🔥 🏳️‍🌈'],
    ['flags of regions', '🏴󠁧󠁢󠁥󠁮󠁧󠁿 🇨🇳'],
    ['variants of a sign', '☎\ufe0f ☎\ufe0e'],
    ['Hindi with joiners', 'क्\u200dष क्\u200cष'],
    ['Persian with a non-joiner', 'می\u200cخواهم'],
    ['what stands for broken text', 'a\ufffdb'],
  ])('%s', ([, text]) => {
    expect(namesIn(text)).toEqual([]);
  });
});

describe('harmful characters', () => {
  test.for<[what: string, text: string, names: string[]]>([
    [
      'controls',
      '\u0000\u0008\u000c\u001b\u007f\u0085',
      ['U+0000', 'U+0008', 'U+000C', 'U+001B', 'U+007F', 'U+0085'],
    ],
    [
      'overrides and isolates of direction',
      '\u202a\u202e\u2066\u2069',
      ['U+202A', 'U+202E', 'U+2066', 'U+2069'],
    ],
    ['zero-width spaces and joiners of words', '\u200b\u2060\ufeff', ['U+200B', 'U+2060', 'U+FEFF']],
    ['soft hyphens', 'news\u00adroom', ['U+00AD']],
    ['signs for what is not there', '\ufff9\ufffc', ['U+FFF9', 'U+FFFC']],
    ['joiners of nothing', '\u200da\u200cb 药\u200d明', ['U+200D', 'U+200C', 'U+200D']],
    ['tags without a flag', 'a\u{e0041}\u{e0001}', ['U+E0041', 'U+E0001']],
    [
      'noncharacters',
      '\ufdd0\ufdef\ufffe\uffff\u{1ffff}',
      ['U+FDD0', 'U+FDEF', 'U+FFFE', 'U+FFFF', 'U+1FFFF'],
    ],
    ['private use', '\ue000\uf0b7\u{f0000}', ['U+E000', 'U+F0B7', 'U+F0000']],
    ['half of a pair', 'a\ud800b\udc00', ['U+D800', 'U+DC00']],
  ])('%s', ([, text, names]) => {
    expect(namesIn(text)).toEqual(names);
  });

  test('are found in a moment, however many stand together', () => {
    expect(findHarmfulCharacters('\u{e0041}'.repeat(300_000))).toHaveLength(300_000);
  });

  test('have their places', () => {
    expect(findHarmfulCharacters('😀\u200ba\u{f0000}b\u202e').map(({ index }) => index)).toEqual([2, 4, 7]);
  });
});

describe('a text shows', () => {
  test.for([
    '',
    ' \t\n',
    '\u00a0\u3000',
    '\u200b\u2060',
    '\u3164\uffa0',
    '\u2800',
    '\u00ad\ufe0f',
    '&nbsp;',
    ' &NBSP;&#160; &shy;',
  ])('nothing: %j', (text) => {
    expect(showsNothing(text)).toBe(true);
  });

  test.for(['a', '药', '.', '🧬', '\u00a0a', '&amp;', '&nbsp', '0'])('something: %j', (text) => {
    expect(showsNothing(text)).toBe(false);
  });
});
