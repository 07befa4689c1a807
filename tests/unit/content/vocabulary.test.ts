import { describe, expect, test } from 'vitest';
import { createVocabulary } from '../../../src/content/vocabulary.ts';

const vocabulary = createVocabulary([
  { label: 'China', kind: 'place', description: 'The country.' },
  {
    label: 'MilliporeSigma',
    kind: 'company',
    url: 'https://www.sigmaaldrich.com',
    aliases: ['Millipore Sigma', 'Merck Millipore'],
  },
  { label: 'Gene therapy', kind: 'topic', aliases: ['gene therapies'] },
  { label: 'Late comer', kind: 'company', aliases: ['China'] },
]);

describe('the tag that a writing means', () => {
  test.for<[written: string, label: string, slug: string, kind: string]>([
    ['China', 'China', 'china', 'place'],
    ['china', 'China', 'china', 'place'],
    ['ＣＨＩＮＡ', 'China', 'china', 'place'],
    ['gene  THERAPY', 'Gene therapy', 'gene-therapy', 'topic'],
    ['Gene Therapies', 'Gene therapy', 'gene-therapy', 'topic'],
    ['merck-millipore', 'MilliporeSigma', 'milliporesigma', 'company'],
    ['Suzhou', 'Suzhou', 'suzhou', 'topic'],
    ['constructor', 'constructor', 'constructor', 'topic'],
    ['__proto__', '__proto__', 'proto', 'topic'],
  ])('“%s” is %s under %s, a %s', ([written, label, slug, kind]) => {
    expect(vocabulary(written)).toMatchObject({ label, slug, kind });
  });

  test('has the description and the site that the vocabulary gives', () => {
    expect(vocabulary('china')).toEqual({
      slug: 'china',
      label: 'China',
      kind: 'place',
      description: 'The country.',
      url: undefined,
    });
    expect(vocabulary('Merck Millipore').url).toBe('https://www.sigmaaldrich.com');
  });

  test('has neither where no vocabulary lists it', () => {
    expect(vocabulary('Suzhou')).toEqual({ slug: 'suzhou', label: 'Suzhou', kind: 'topic' });
  });
});
