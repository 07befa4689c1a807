import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isUnspaced, joinCharacters, segmentCharacters } from '../../../src/search/words.ts';

describe('text for the search', () => {
  test.for<[what: string, text: string, segmented: string]>([
    ['of English stays', 'A plant in Suzhou, 2 lines', 'A plant in Suzhou, 2 lines'],
    ['of Chinese is segmented into characters', '上海医院', '上 海 医 院'],
    ['has Chinese punctuation apart', '患者。上海（中国）', '患 者 。 上 海 （ 中 国 ）'],
    ['of both is segmented between them', 'GenScript在南京2019年', 'GenScript 在 南 京 2019 年'],
    ['of Japanese is segmented, too', 'テスト です', 'テ ス ト で す'],
    ['has characters beyond the first plane whole', '𠮷野', '𠮷 野'],
    ['has letters and digits as readers type them', 'ＡＢＣ１ CO₂ ﬁrst 10⁶', 'ABC1 CO2 first 10⁶'],
    ['may be empty', '', ''],
  ])('%s', ([, text, segmented]) => {
    expect(segmentCharacters(text)).toBe(segmented);
  });
});

describe('segmented text joined', () => {
  test.for<[what: string, segmented: string, text: string]>([
    ['of English stays', 'A plant in Suzhou', 'A plant in Suzhou'],
    ['of Chinese is without spaces', '患 者 。 上 海', '患者。上海'],
    ['keeps a space beside Latin letters', 'GenScript 在 南 京', 'GenScript 在南京'],
    ['keeps none before Chinese punctuation', '在 GenScript 。', '在 GenScript。'],
    [
      'has marks where they were',
      '在 <mark>上 海</mark> 的 <mark>医</mark> 院',
      '在<mark>上海</mark>的<mark>医</mark>院',
    ],
  ])('%s', ([, segmented, text]) => {
    expect(joinCharacters(segmented)).toBe(text);
  });

  test('is what it was, for any Chinese', () => {
    const chinese = fc.string({
      unit: fc.constantFrom(...Array.from('上海医院报告首批基因治疗患者。，（）《》！')),
    });
    fc.assert(
      fc.property(chinese, (text) => {
        expect(joinCharacters(segmentCharacters(text))).toBe(text);
      }),
    );
  });
});

test.for<[words: string, answer: boolean]>([
  ['上海', true],
  ['《药品管理法》', true],
  ['上海 医院', false],
  ['GenScript上海', false],
  ['Shanghai', false],
  ['', false],
])('“%s” stands without spaces: %s', ([words, answer]) => {
  expect(isUnspaced(words)).toBe(answer);
});
