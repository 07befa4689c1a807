import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { balanceLines, clipLines, fillLines } from '../../../../src/images/social-card/line-breaks.ts';

/** Chinese characters are two wide, all others one. */
const measure = (text: string) =>
  Array.from(text).reduce((width, character) => width + (character > '\u2e80' ? 2 : 1), 0);

describe('text is broken into lines', () => {
  test.for([
    ['that fits', 'Novavax wins', 12, ['Novavax wins']],
    ['between words', 'Novavax wins again', 12, ['Novavax wins', 'again']],
    ['after a hyphen between words', 'a long-acting drug', 12, ['a long-', 'acting drug']],
    ['not within a name with a hyphen', 'the COVID-19 T-cell', 9, ['the', 'COVID-19', 'T-cell']],
    ['after a dash and a stroke', 'this—and/or that', 9, ['this—and/', 'or that']],
    ['not within a tag', 'a <b>bold</b>', 11, ['a', '<b>bold</b>']],
    ['between Chinese words', '上海医院报告首批', 12, ['上海医院报告', '首批']],
    ['not before a Chinese mark', '上海医院报告治疗，患者', 16, ['上海医院报告', '治疗，患者']],
    ['not after an opening one', '上海医院报告首批（基因）', 18, ['上海医院报告首批', '（基因）']],
    ['not between a number and what it counts', '预计投资12亿元', 10, ['预计投资', '12亿元']],
    ['not within a Chinese name', 'WuXi 药明生物 opens', 10, ['WuXi', '药明生物', 'opens']],
    ['within a word that no line can hold', 'a phenylalanine', 8, ['a phenyl', 'alanine'], true],
    ['nothing', '', 8, []],
  ] as const)('%s', ([, text, width, lines, cutsWords = false]) => {
    expect(fillLines(text, width, measure)).toEqual({ lines, cutsWords });
  });
});

describe('lines are balanced', () => {
  test.for([
    ['of two', 'one two three four five', 20, 2, ['one two three', 'four five']],
    ['the last not left alone', 'aaaa bbbb cccc dddd e', 14, 2, ['aaaa bbbb', 'cccc dddd e']],
    ['one', 'one two', 20, 1, ['one two']],
    ['more than there are words', 'one two', 20, 3, ['one two']],
  ] as const)('%s', ([, text, width, count, lines]) => {
    expect(balanceLines(text, count, width, measure)).toEqual(lines);
  });
});

describe('lines are clipped', () => {
  test.for([
    ['that are few enough', ['one', 'two'], 2, ['one', 'two']],
    ['after a word', ['one two', 'three four', 'five'], 2, ['one two', 'three…']],
    ['at the end where there is room', ['one two', 'three', 'five'], 2, ['one two', 'three…']],
    ['without the mark before it', ['one, ', 'two, to', 'five'], 2, ['one, ', 'two, to…']],
    ['without a comma before it', ['one', 'two, three', 'five'], 2, ['one', 'two…']],
    ['within a word that is a line', ['phenylalan', 'ine'], 1, ['phenylala…']],
  ] as const)('%s', ([, lines, limit, clipped]) => {
    expect(clipLines(lines, limit, 10, measure)).toEqual(clipped);
  });
});

describe('whatever the text is', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'bc', ' ', '-', '，', '药', '“', '）', '1', '—') });

  test('no line is wider than it may be, and nothing but spaces is lost', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 30 }), (words, width) => {
        const { lines, cutsWords } = fillLines(words, width, measure);
        const versions = cutsWords ? [lines] : [lines, balanceLines(words, lines.length, width, measure)];
        for (const version of versions) {
          expect(version.filter((line) => measure(line) > width)).toEqual([]);
          expect(version.join('').replaceAll(' ', '')).toBe(words.replaceAll(' ', ''));
          expect(version.length).toBe(lines.length);
        }
      }),
    );
  });
});
