import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findWords, listCompounds } from '../../../src/search/words.ts';

/** Words with spaces between, parts of one word with `~`, other forms after `=`. */
const write = (text: string) =>
  findWords(text)
    .map(({ forms, joint }) => `${joint === undefined ? ' ' : '~'}${forms.join('=')}`)
    .join('')
    .trim();

describe('the words of a text', () => {
  test.for<[what: string, text: string, words: string]>([
    ['of English are in lower case', 'A plant in Suzhou, 2 lines.', 'a plant in suzhou 2 lines'],
    ['part at every sign', 'a–b c—d e/f g…h i·j→k', 'a b c d e f g h i=1 j k'],
    ['have no accents', 'Müller, Møller, Łódź, œdème, Straße', 'muller moller lodz oedeme=edeme strasse'],
    ['have no invisible characters', 'so\u00adft co\u200bop', 'soft coop'],
    ['have no possessive', "China’s and Pfizer's", 'china and pfizer'],
    [
      'are parts of a compound',
      'PD-L1 auto‑injector R&D U.S. O’Neill',
      'pd~l~1 auto~injector r~d u~s o~neill',
    ],
    ['are letters and digits by themselves', 'GLP1 3SBio B12', 'glp~1 3~sbio b~12'],
    ['are numbers whole', '100,000 and 14.3 %, 1,2', '100000 and 14~3 1 2'],
    ['are Chinese characters', '上海。医院', '上~海 医~院'],
    ['are Chinese apart from Latin', 'PD-1抑制剂在A', 'pd~1 抑~制~剂~在 a'],
    ['are characters beyond the first plane', '𠮷野', '𠮷~野'],
    ['have the usual letters and digits', 'ﬁrst Ｐfizer TiO₂ 10⁶ Ⅲ', 'first pfizer tio~2 106 iii=3'],
    ['have no trade marks', 'Keytruda® and Ozempic™', 'keytruda and ozempic'],
    [
      'have Greek letters by name',
      'β-lactam TNFα γδ 5 µg Αθήνα',
      'beta~lactam tnf~alpha gamma~delta 5 mu~g αθηνα',
    ],
    ['have Roman numbers as Arabic ones', 'phase III, I/II, IIb', 'phase iii=3 i=1 ii=2 ii=2~b'],
    ['have the singular of acronyms', 'NDAs mRNAs gas', 'ndas=nda mrnas=mrna gas'],
    [
      'have American spelling, too',
      'tumour haemophilia lyophilize centres labelling',
      'tumour=tumor haemophilia=hemophilia lyophilize=lyophilise centres=centers labelling=labeling',
    ],
    ['keep words that only look British', 'Pfizer size hour four metal', 'pfizer size hour four metal'],
    ['may be none', '— …', ''],
  ])('%s', ([, text, words]) => {
    expect(write(text)).toBe(words);
  });

  test('are where they say', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        let last = 0;
        for (const { start, end } of findWords(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

test.for<[text: string, compounds: string[]]>([
  ['PD-L1', ['pdl', 'pdl1']],
  ['SARS-CoV-2', ['sarscov', 'sarscov2']],
  ['TNFα', ['tnfalpha']],
  ['U.S.', ['us']],
  ['B12', []],
  ['14.3', []],
  ['lung cancer', []],
  ['上海', []],
])('the compounds of %s: %j', ([text, compounds]) => {
  expect(listCompounds(findWords(text), 0).map(({ form }) => form)).toEqual(compounds);
});
