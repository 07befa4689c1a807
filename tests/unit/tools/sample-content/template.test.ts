import { describe, expect, test } from 'vitest';
import { createRandom } from '../../../../tools/sample-content/random.ts';
import { capitaliseSentences, fillTemplate } from '../../../../tools/sample-content/template.ts';

const facts = { city: 'Suzhou', product: 'eye drops', site: 'https://a.example/' };
const fill = (template: string, seed = 1) => fillTemplate(template, facts, createRandom(seed));
const fillOften = (template: string) =>
  new Set(Array.from({ length: 50 }, (_, seed) => fill(template, seed)));

describe('a template', () => {
  test.for([
    ['has its slots filled', 'A plant in {city} for {product}.', 'A plant in Suzhou for eye drops.'],
    ['keeps links', 'See [the page of {city}]({site}).', 'See [the page of Suzhou](https://a.example/).'],
    ['keeps footnotes', 'A fact.[^1]', 'A fact.[^1]'],
    ['keeps braces that are no slot', 'A { b }', 'A { b }'],
  ])('%s', ([, template = '', text]) => {
    expect(fill(template)).toBe(text);
  });

  test('takes each of its wordings in turn, slots in them filled', () => {
    expect(fillOften('It [opens|starts in {city}].')).toEqual(new Set(['It opens.', 'It starts in Suzhou.']));
  });

  test('has numbers of a range, in steps and with commas', () => {
    expect(fillOften('{5-7}')).toEqual(new Set(['5', '6', '7']));
    expect(fillOften('{900-1100/100}')).toEqual(new Set(['900', '1,000', '1,100']));
  });

  test('with a slot that no fact fills is refused', () => {
    expect(() => fill('In {village}.')).toThrow('{village}');
  });
});

describe('sentences', () => {
  test.for([
    ['begin with a capital', 'eye drops sell.', 'Eye drops sell.'],
    ['do so after full stops', 'It grows. eye drops sell.', 'It grows. Eye drops sell.'],
    ['do so in every paragraph', 'It grows.\n\neye drops sell.', 'It grows.\n\nEye drops sell.'],
    ['do so after what is said', 'One said: “it is.” eye drops sell.', 'One said: “it is.” Eye drops sell.'],
    ['leave names of molecules as they are', 'mRNA vaccines sell.', 'mRNA vaccines sell.'],
    ['leave the items of a list as they are', '- two labels', '- two labels'],
  ])('%s', ([, text = '', expected]) => {
    expect(capitaliseSentences(text)).toBe(expected);
  });
});
