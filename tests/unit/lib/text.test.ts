import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countOf, cutAtWord, endSentence, joinNames } from '../../../src/lib/text.ts';

describe('text cut at a word', () => {
  test.for<[what: string, text: string, limit: number, cut: string]>([
    ['that fits stays', 'One two', 7, 'One two'],
    ['ends with the last whole word', 'One two three', 10, 'One two…'],
    ['keeps a word that ends at the limit', 'One two three', 8, 'One two…'],
    ['drops the comma before the ellipsis', 'One two, three', 10, 'One two…'],
    ['drops a dash before the ellipsis', 'One two – three', 11, 'One two…'],
    ['is cut inside a word that alone is too long', 'A pharmaceuticalcompany', 10, 'A pharmac…'],
    ['of Chinese is cut between characters', '药明康德在苏州建厂投产', 6, '药明康德在…'],
    ['never splits a character', '🧬🧬🧬🧬', 3, '🧬🧬…'],
    ['has its white space folded', ' One \n\t two ', 20, 'One two'],
    ['may be empty', '', 10, ''],
  ])('%s', ([, text, limit, cut]) => {
    expect(cutAtWord(text, limit)).toBe(cut);
  });

  test('is never longer than the limit, and begins as the text does', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.integer({ min: 1, max: 40 }),
        (text, limit) => {
          const folded = text.replace(/\s+/g, ' ').trim();
          const cut = cutAtWord(text, limit);
          expect(Array.from(cut).length).toBeLessThanOrEqual(limit);
          expect(cut === folded || folded.startsWith(cut.slice(0, -1))).toBe(true);
        },
      ),
    );
  });
});

describe('a number and its noun', () => {
  test.for<[count: number, words: string]>([
    [0, '0 stories'],
    [1, '1 story'],
    [2, '2 stories'],
    [1204, '1,204 stories'],
  ])('%i: %s', ([count, words]) => {
    expect(countOf(count, 'story', 'stories')).toBe(words);
  });

  test('takes an s where no plural is given', () => {
    expect([countOf(1, 'tag'), countOf(2, 'tag')]).toEqual(['1 tag', '2 tags']);
  });
});

describe('names in a row', () => {
  test.for<[names: string[], row: string]>([
    [[], ''],
    [['Li Wei'], 'Li Wei'],
    [['Li Wei', 'Wu Min'], 'Li Wei and Wu Min'],
    [['Li Wei', 'Wu Min', 'Jane Doe'], 'Li Wei, Wu Min and Jane Doe'],
  ])('%j: %s', ([names, row]) => {
    expect(joinNames(names)).toBe(row);
  });
});

describe('a sentence before another one', () => {
  test.for<[text: string, before: string]>([
    ['It opens', 'It opens. '],
    ['It opens.', 'It opens. '],
    ['Will it open?', 'Will it open? '],
    ['It opens!', 'It opens! '],
    ['It opens…', 'It opens… '],
    ['“Will it open?”', '“Will it open?” '],
    ['It said "no."', 'It said "no." '],
    ['It opens (at last!)', 'It opens (at last!) '],
    ['A “plant”', 'A “plant”. '],
    ['药明康德建厂', '药明康德建厂. '],
    ['药明康德建厂。', '药明康德建厂。'],
    ['建厂吗？', '建厂吗？'],
    ['“建厂吗？”', '“建厂吗？”'],
    ['建厂了！」', '建厂了！」'],
  ])('%s', ([text, before]) => {
    expect(endSentence(text)).toBe(before);
  });
});
