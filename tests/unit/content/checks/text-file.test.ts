import { describe, expect, test } from 'vitest';
import { readText } from '../../../../src/content/checks/text-file.ts';

const encode = (text: string) => new TextEncoder().encode(text);

describe('the text of a file', () => {
  test.for<[what: string, bytes: Uint8Array, text: string]>([
    ['of nothing', encode(''), ''],
    ['in many scripts', encode('Zürich 药明 👩‍🔬 हिन्दी'), 'Zürich 药明 👩‍🔬 हिन्दी'],
    ['with a byte order mark', encode('\ufeffText'), 'Text'],
    ['with tabs and any line end', encode('a\tb\nc\r\nd\re'), 'a\tb\nc\r\nd\re'],
    ['with the sign that stands for broken text', encode('a\ufffdb'), 'a\ufffdb'],
    ['with marks of direction', encode('a\u200eb\u200fc'), 'a\u200eb\u200fc'],
    [
      'with bullets of Word at the beginning of lines',
      encode('\uf0b7 a\n \uf0a7\tb'),
      '\uf0b7 a\n \uf0a7\tb',
    ],
  ])('%s is read', ([, bytes, text]) => {
    expect(readText(bytes)).toEqual({ text, findings: [] });
  });

  test.for<[what: string, bytes: number[], offset: number, byte: string, number: number]>([
    ['Latin-1', [0x43, 0x61, 0x66, 0xe9, 0x20, 0x61], 3, '0xE9', 4],
    ['GBK', [...encode('药明'), 0xd6, 0xd0, 0xce, 0xc4], 2, '0xD6', 7],
    ['UTF-16', [0xff, 0xfe, 0x61, 0x00], 0, '0xFF', 1],
    ['a character that breaks off at the end', [0x61, 0x62, 0xe4, 0xb8], 2, '0xE4', 3],
    ['a byte that goes on where nothing began', [0x61, 0x80, 0x62], 1, '0x80', 2],
    ['an overlong form', [0x61, 0xc0, 0xaf], 1, '0xC0', 2],
    ['half a surrogate pair', [0xed, 0xa0, 0x80, 0x61], 0, '0xED', 1],
    ['a broken byte behind a byte order mark', [0xef, 0xbb, 0xbf, 0x61, 0xff], 1, '0xFF', 5],
  ])('of %s is refused at its first broken byte', ([, bytes, offset, byte, number]) => {
    expect(readText(Uint8Array.from(bytes)).findings).toEqual([
      {
        rule: 'file-encoding',
        offset,
        message: `the file is not UTF-8: byte ${byte}, number ${String(number)} of the file, cannot stand there`,
        fix: 'save the file with the encoding UTF-8',
      },
    ]);
  });

  test('is refused at its broken byte however long it is', () => {
    const bytes = new Uint8Array(1_000_000).fill(0x61);
    bytes[654_321] = 0xe9;
    expect(readText(bytes).findings).toMatchObject([{ offset: 654_321 }]);
  });

  test.for<[what: string, character: string, name: string]>([
    ['a null', '\u0000', 'U+0000'],
    ['a backspace', '\u0008', 'U+0008'],
    ['a form feed', '\u000c', 'U+000C'],
    ['an escape', '\u001b', 'U+001B'],
    ['a delete', '\u007f', 'U+007F'],
    ['a C1 control', '\u0085', 'U+0085'],
    ['a right-to-left override', '\u202e', 'U+202E'],
    ['an isolate', '\u2067', 'U+2067'],
    ['a noncharacter', '\uffff', 'U+FFFF'],
    ['a zero-width space', '\u200b', 'U+200B'],
  ])('with %s is refused where it stands', ([, character, name]) => {
    expect(readText(encode(`药${character}b`)).findings).toEqual([
      {
        rule: 'file-characters',
        offset: 1,
        message: `the invisible character ${name} stands here`,
        fix: 'delete it, and type the text around it again if it comes back',
      },
    ]);
  });

  test('with a character of private use is refused, but where it may be a bullet', () => {
    expect(readText(encode('\uf0b7 a \uf0b7 b')).findings).toEqual([
      {
        rule: 'file-characters',
        offset: 4,
        message: 'the character U+F0B7 stands here, which each computer shows otherwise or not at all',
        fix: 'write a usual character in its place; for a bullet of Word begin the line with a hyphen and a space',
      },
    ]);
  });

  test('has each of its harmful characters found', () => {
    expect(readText(encode('a\u202eb\u0007c\u202c')).findings.map(({ offset }) => offset)).toEqual([1, 3, 5]);
  });
});
