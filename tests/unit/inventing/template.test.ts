import { describe, expect, test } from 'vitest';
import { createRandom } from '../../../src/inventing/random.ts';
import { fillTemplate } from '../../../src/inventing/template.ts';

const facts = {
  place: 'Suzhou',
  firm: 'Anting Biologics',
  product: 'eye drops',
  vaccine: 'mRNA vaccines',
  site: 'https://a.example/',
};
const fill = (template: string, seed = 1) => fillTemplate(template, facts, createRandom(seed));

describe('a template', () => {
  test.for([
    ['has its slots filled', 'A plant in {place} for {product}.', 'A plant in Suzhou for eye drops.'],
    ['begins with a capital', '{product} sell.', 'Eye drops sell.'],
    ['has capitals after full stops', 'It grows. {product} sell.', 'It grows. Eye drops sell.'],
    [
      'has a capital in what is said',
      'One said: “it is.” {product} sell.',
      'One said: “it is.” Eye drops sell.',
    ],
    ['leaves names of molecules as they are', '{vaccine} sell.', 'mRNA vaccines sell.'],
    ['makes genitives', '{place}’s; {firm}’s', 'Suzhou’s; Anting Biologics’'],
    ['keeps links', 'See [the page of {place}]({site}).', 'See [the page of Suzhou](https://a.example/).'],
    ['keeps footnotes', 'A fact.[^1]', 'A fact.[^1]'],
    ['keeps braces that are no slot', 'A { b }', 'A { b }'],
  ])('%s', ([, template = '', text]) => {
    expect(fill(template)).toBe(text);
  });

  test('takes each of its wordings in turn, slots in them filled', () => {
    const texts = Array.from({ length: 50 }, (_, seed) => fill('It [opens|starts in {place}].', seed));
    expect([...new Set(texts)].sort()).toEqual(['It opens.', 'It starts in Suzhou.']);
  });

  test('with a slot that no fact fills is refused', () => {
    expect(() => fill('In {village}.')).toThrow('{village}');
  });
});
