import { describe, expect, test } from 'vitest';
import { suggestNearest } from '../../../../src/content/checks/suggestion.ts';

const keys = ['title', 'date', 'source', 'tags', 'description', 'imageAlt'];

describe('what a misspelt word most likely means', () => {
  test.for<[written: string, nearest: string | undefined]>([
    ['Title', 'title'],
    ['tag', 'tags'],
    ['titles', 'title'],
    ['imagealt', 'imageAlt'],
    ['desription', 'description'],
    ['descripton', 'description'],
    ['discribtion', 'description'],
    ['subtitle', undefined],
    ['deadline', undefined],
    ['x', undefined],
    ['', undefined],
  ])('“%s”: %s', ([written, nearest]) => {
    expect(suggestNearest(written, keys)).toBe(nearest);
  });

  test.for<[written: string, tolerance: number, nearest: string | undefined]>([
    ['desription', 10, 'description'],
    ['desription', 11, undefined],
    ['desripton', 4, 'description'],
    ['desripton', 5, undefined],
    ['dscrptn', 1, undefined],
  ])('“%s” at %i letters an edit: %s', ([written, tolerance, nearest]) => {
    expect(suggestNearest(written, keys, tolerance)).toBe(nearest);
  });

  test('is the nearest of several, and of equally near ones the first', () => {
    expect(suggestNearest('plants', ['planet', 'plant'])).toBe('plant');
    expect(suggestNearest('plants', ['planks', 'plants', 'slants'])).toBe('plants');
    expect(suggestNearest('plants', ['slants', 'planks'])).toBe('slants');
    expect(suggestNearest('plants', [])).toBeUndefined();
  });
});
