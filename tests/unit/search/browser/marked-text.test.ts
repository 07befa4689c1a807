import { describe, expect, test } from 'vitest';
import { markExcerpt, markText, type MarkedText } from '../../../../src/search/browser/marked-text.ts';
import { readTerms } from '../../../../src/search/browser/search-terms.ts';

/** Matches in brackets. */
const write = (text: MarkedText) =>
  text.map((part) => (part.isMatch ? `[${part.text}]` : part.text)).join('');

describe('a marked text', () => {
  test.for<[what: string, text: string, query: string, marked: string]>([
    ['longer words', 'Vaccines for Suzhou', 'vacc', '[Vaccines] for Suzhou'],
    [
      'no longer word where there is the word',
      'A gene, and general terms',
      'gene',
      'A [gene], and general terms',
    ],
    ['other forms', 'A vaccine, therapies', 'vaccines therapy', 'A [vaccine], [therapies]'],
    ['no word that is shorter', 'A plan for us', 'plants using', 'A plan for us'],
    ['no word for its end', 'A power plant', 'lant', 'A power plant'],
    ['words side by side once', 'Gene therapy and genes', 'gene therapy', '[Gene therapy] and [genes]'],
    ['Chinese where it is', '首批基因治疗患者', '基因治疗', '首批[基因治疗]患者'],
    ['a compound, and not its letters elsewhere', 'CAR-T, the T of it', 'CAR-T', '[CAR-T], the T of it'],
    ['a compound that is typed as one word', 'the CAR-T line', 'cart', 'the [CAR-T] line'],
    ['parts beside each other', 'PD-1, part 1', 'PD 1', '[PD-1], part 1'],
    ['a letter alone where only that is asked for', 'Vitamin A', 'a', 'Vitamin [A]'],
    [
      'spelling, ligatures and Greek',
      'tumour ﬁrst β-lactam',
      'tumor first beta-lactam',
      '[tumour ﬁrst β-lactam]',
    ],
    ['nothing of other signs', 'R&D <b>bud</b> ]]> “x”', '.*+?^${}()|[]', 'R&D <b>bud</b> ]]> “x”'],
    ['nothing where nothing is asked for', 'A plant', '', 'A plant'],
  ])('has %s', ([, text, query, marked]) => {
    expect(write(markText(text, readTerms(query)))).toBe(marked);
  });
});

describe('an excerpt', () => {
  const filler = 'word '.repeat(60);

  test('of a short text is the whole of it', () => {
    expect(write(markExcerpt('A plant in Suzhou.', readTerms('suzhou')))).toBe('A plant in [Suzhou].');
  });

  test('begins some words before the first match, and ends at a word', () => {
    const excerpt = write(markExcerpt(`${filler}plant ${filler}`, readTerms('plant')));
    expect(excerpt).toMatch(/^…(word ){6}\[plant\]( word){36,38}…$/);
  });

  test('is where the words are nearest to each other', () => {
    const excerpt = write(markExcerpt(`gene ${filler}gene therapy ${filler}`, readTerms('therapy gene')));
    expect(excerpt).toContain('word [gene therapy] word');
  });

  test('is the beginning where there is no match', () => {
    expect(write(markExcerpt(filler, readTerms('plant')))).toMatch(/^word .*word…$/);
  });

  test('of Chinese has half as many characters', () => {
    expect(write(markExcerpt('药'.repeat(500), readTerms('plant')))).toBe(`${'药'.repeat(110)}…`);
  });

  test('of nothing is nothing', () => {
    expect(markExcerpt('', readTerms('plant'))).toEqual([]);
  });
});
