import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createPageKey } from '../../../../src/integrations/incremental-build/page-key.ts';

describe('the key of a page', () => {
  test('is that of equal props, however they came about', () => {
    fc.assert(
      fc.property(fc.object({ values: [fc.jsonValue()] }), (props) => {
        expect(createPageKey(structuredClone(props))).toBe(createPageKey(props));
      }),
    );
  });

  test('tells props apart that JSON tells apart', () => {
    const value = fc.object({ maxDepth: 3, values: [fc.jsonValue(), fc.constant('a\nb')] });
    fc.assert(
      fc.property(value, value, (a, b) => {
        expect(createPageKey(a) === createPageKey(b)).toBe(JSON.stringify(a) === JSON.stringify(b));
      }),
    );
  });

  test.for<[what: string, a: object, b: object]>([
    ['a value', { page: { title: 'a' } }, { page: { title: 'b' } }],
    ['a name', { page: { title: 'a' } }, { page: { label: 'a' } }],
    ['the order of a list', { tags: ['a', 'b'] }, { tags: ['b', 'a'] }],
    ['a list and an object like it', { tags: ['a'] }, { tags: { 0: 'a' } }],
    ['where a text ends', { a: 'x', b: 'yz' }, { a: 'xy', b: 'z' }],
    ['a number and its digits', { a: 1 }, { a: '1' }],
    ['nothing and an empty text', { a: null }, { a: '' }],
    ['how deep something lies', { a: { b: { c: { d: { e: 1 } } } } }, { a: { b: { c: { d: { e: 2 } } } } }],
    ['an empty list and an empty object', { a: [] }, { a: {} }],
  ])('tells apart %s', ([, a, b]) => {
    expect(createPageKey(a)).not.toBe(createPageKey(b));
  });

  test('is the same whether an object is shared or repeated', () => {
    const story = { title: 'a', tags: [{ label: 'b' }] };
    createPageKey({ stories: [story] });
    expect(createPageKey({ first: story, second: story })).toBe(
      createPageKey({ first: structuredClone(story), second: structuredClone(story) }),
    );
  });
});
