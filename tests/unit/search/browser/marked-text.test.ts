import { describe, expect, test } from 'vitest';
import { markWords, parseExcerpt, type MarkedText } from '../../../../src/search/browser/marked-text.ts';

/** Matches in brackets. */
const write = (text: MarkedText) =>
  text.map((part) => (part.isMatch ? `[${part.text}]` : part.text)).join('');

describe('an excerpt', () => {
  test.for<[what: string, html: string, text: string]>([
    ['has its matches marked', 'a <mark>plant</mark> in Suzhou', 'a [plant] in Suzhou'],
    [
      'has matches side by side in one mark',
      '<mark>gene</mark> <mark>therapy</mark> now',
      '[gene therapy] now',
    ],
    ['has the signs of the text', 'R&D &lt;mark&gt; <mark>&lt;b&gt;</mark>', 'R&D <mark> [<b>]'],
    ['of Chinese is without spaces', '在 <mark>上</mark> <mark>海</mark> 的 医 院', '在[上海]的医院'],
    ['may be empty', '', ''],
  ])('%s', ([, html, text]) => {
    expect(write(parseExcerpt(html))).toBe(text);
  });
});

describe('a title', () => {
  test.for<[what: string, title: string, words: string, marked: string]>([
    ['has words marked that begin so', 'Vaccines for Suzhou', 'vacc', '[Vaccines] for Suzhou'],
    [
      'has other forms of a word marked',
      'A vaccine, therapies',
      'vaccines therapy',
      'A [vaccine], [therapies]',
    ],
    ['has no other word marked that is shorter', 'A plan for us', 'plants using', 'A plan for us'],
    ['has no word marked for its end', 'A power plant', 'lant', 'A power plant'],
    [
      'has words side by side in one mark',
      'Gene therapy and genes',
      'gene therapy',
      '[Gene therapy] and [genes]',
    ],
    [
      'of Chinese has the words marked where they stand',
      '首批基因治疗患者',
      '基因治疗',
      '首批[基因治疗]患者',
    ],
    ['is whole, whatever is in it', 'R&D <b>bud</b> ]]> “x”', '.*+?^${}()|[]', 'R&D <b>bud</b> ]]> “x”'],
    ['is as it is where only stories of a tag are asked for', 'A plant', '', 'A plant'],
  ])('%s', ([, title, words, marked]) => {
    expect(write(markWords(title, words))).toBe(marked);
  });
});
