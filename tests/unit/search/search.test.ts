import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSearchRecord } from '../../../src/search/record.ts';
import { createSearchIndex } from '../../../src/search/search-index.ts';
import { findTitles, serveSearchIndexes, type ServedSearch } from '../../support/search-index.ts';
import { createStory, type StorySketch } from '../made-up-newsroom.ts';

/** Every story is titled by its place, and says something of every kind that readers look for. */
const texts = [
  'The antibody–drug conjugate; Pfizer–BioNTech; the maker—Janssen—leaves … then·dots→arrows',
  'An auto‑injector for lung cancer, gene-therapy and data integrity',
  'GLP-1 and CT-P13; SARS-CoV-2; mRNA-1273; vitamin B12; 3SBio; hs-cTnI; MacroGenics/I-Mab',
  'A CDMO, three NDAs, an mRNA and ADCs; their CRO’s plan',
  '上海的公司与辉瑞合作，PD-1抑制剂降价。',
  '海上风电，瑞士的辉煌。',
  'The ﬁrst eﬃcacy data of Ｐfizer: TiO₂ and 10⁶ cells',
  'β-lactam, TNF-α and IFNγ in phase III, phase IIb and Phase I/II',
  'A tumour centre randomised haemophilia patients; lyophilised sulphate of 5 litres; labelling programme',
  'Müller and Łódź; R&D at J&J; Keytruda®; 14.3 % of 100,000; so\u00adft; “CAR-T therapy”',
  'Вакцина для Москвы',
];

let served: ServedSearch;
beforeAll(async () => {
  const sketches: Partial<StorySketch>[] = [
    ...texts.map((standfirst) => ({ standfirst })),
    { authors: ['Magdalena Kowalczyk'], tags: ['MilliporeSigma'] },
  ];
  const articles = sketches.map((sketch, index) => {
    const article = createStory({ slug: String(index), title: String(index), ...sketch });
    return {
      article,
      record: createSearchRecord(article, '', new Map([['milliporesigma', ['Merck Millipore']]])),
    };
  });
  // In two indexes, as the stories of a large site are.
  served = await serveSearchIndexes([
    createSearchIndex(articles.slice(0, 6)),
    createSearchIndex(articles.slice(6)),
  ]);
});
afterAll(() => served.close());

describe('a story is found, and no other, by', () => {
  test.for<[story: number, queries: string[]]>([
    [
      0,
      [
        'drug conjugate',
        'antibody-drug conjugate',
        'BioNTech',
        'pfizer biontech',
        'janssen',
        'dots',
        'arrows',
      ],
    ],
    [
      1,
      [
        'injector',
        'auto-injector',
        'autoinjector',
        'lung-cancer',
        'gene therapy',
        'genetherapy',
        'data-integrity',
      ],
    ],
    [2, ['GLP 1', 'glp1', 'GLP-1', 'CT P13', 'P13', 'ctp13', 'sars cov', 'SARS CoV 2', 'sarscov2', 'cov-2']],
    [
      2,
      [
        'mRNAs 1273',
        'mRNA 1273',
        'mrna1273',
        '1273',
        'b 12',
        'vitamin b12',
        '3sbio',
        'sbio',
        'cTnI',
        'I-Mab',
        'imab',
      ],
    ],
    [3, ['CDMOs', 'cdmo', 'NDA', 'ndas', 'adc', 'CROs', 'CRO’s']],
    [4, ['上海 辉瑞', '辉瑞 上海', 'PD-1抑制剂', '抑制剂', '抑制剂 PD-1', '“上海的公司”', '公司与辉瑞']],
    [5, ['海上', '瑞士 辉煌']],
    [6, ['first', 'efficacy', 'Ｐｆｉｚｅｒ ＴｉＯ２', 'TiO2', 'tio₂', '10⁶', '106 cells']],
    [
      7,
      [
        'beta-lactam',
        'betalactam',
        'β lactam',
        'TNF-alpha',
        'TNFα',
        'tnfalpha',
        'IFN gamma',
        'phase 3',
        'phase 2b',
      ],
    ],
    [
      8,
      [
        'tumor center',
        'tumors',
        'hemophilia',
        'randomized',
        'lyophilize',
        'sulfate',
        '5 liters',
        'labeling',
        'program',
      ],
    ],
    [
      9,
      [
        'muller',
        'MÜLLER',
        'lodz',
        'R&D',
        'j&j',
        'keytruda™',
        '14.3 %',
        '100,000',
        '100000',
        'soft',
        '"car t therapy"',
      ],
    ],
    [10, ['вакцина', 'МОСКВЫ']],
    [11, ['Kowalczyk', 'magdalena', 'MilliporeSigma', 'Merck Millipore', '"merck millipore"']],
  ])('story %i: %j', async ([story, queries]) => {
    for (const query of queries)
      expect(await findTitles(served.search, query), query).toEqual([String(story)]);
  });

  test.for<[what: string, query: string]>([
    ['words that are nowhere', 'zebra'],
    ['a word of two', 'lung zebra'],
    ['the end of a word', 'ytruda'],
    ['a longer word', 'injectorization'],
    ['another number', 'GLP-10'],
    ['a phrase in another order', '"therapy car t"'],
    ['words of two names', '"Kowalczyk MilliporeSigma"'],
    ['Chinese characters of two words', '海瑞'],
    ['signs alone', '– % …'],
  ])('none is found by %s: %s', async ([, query]) => {
    expect(await findTitles(served.search, query)).toEqual([]);
  });

  test('the name of its source: every story', async () => {
    expect(await findTitles(served.search, 'contract pharma', 20)).toHaveLength(texts.length + 1);
  });
});

describe('another search is proposed', () => {
  test.for<[query: string, proposals: string[]]>([
    ['injektor', ['injector']],
    ['Keytrudda', ['keytruda']],
    ['Keyturda', ['keytruda']],
    ['Kowalzcyk', ['kowalczyk']],
    ['eytruda', ['keytruda']],
    ['lung canser', ['lung cancer']],
    ['pateint', ['patients']],
    ['efficasy dat', ['efficacy data']],
    ['keytruda', []],
    ['keytru', []],
    ['zebra', []],
    ['GLP-2', []],
  ])('%s: %j', async ([q, proposals]) => {
    const answer = await served.search({ q, tag: '', source: '', year: '', order: '' });
    expect(await answer.propose()).toEqual(proposals);
  });

  test('in the choice that the reader has made alone', async () => {
    const answer = await served.search({
      ...{ q: 'Keytrudda', tag: 'milliporesigma', source: '', year: '', order: '' },
    });
    expect(await answer.propose()).toEqual([]);
  });
});
