import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { createStorySlug, nameStoryFile, writeStoryFile } from '../../../src/writing/story-file.ts';
import { checkArticleFile } from '../../../src/content/checks/article-file.ts';

describe('createStorySlug', () => {
  it.each([
    ['New plant in Nanjing', 'new-plant-in-nanjing'],
    ['Anhua: “the second” #1 – 药 😀', 'anhua-the-second-1-药'],
    [`${'word '.repeat(15)}end here and more`, `${'word-'.repeat(15)}end`],
    [`${'word '.repeat(16)}end`, `${'word-'.repeat(15)}word`],
    [`${'word '.repeat(15)}${'x'.repeat(9)}`, `${'word-'.repeat(14)}word`],
    ['x'.repeat(100), 'x'.repeat(80)],
    ['药'.repeat(100), '药'.repeat(73)],
    ['!!! 😀', ''],
  ])('makes of %j the address %j', (title, slug) => {
    expect(createStorySlug(title)).toBe(slug);
  });

  it('always leaves a file name that the check and every disk take', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (title) => {
        const slug = createStorySlug(title);
        fc.pre(slug !== '' && slug !== 'index');
        const file = nameStoryFile('2019-03-20', slug, 'Asia/Shanghai');
        const text = writeStoryFile({ title: 'T', date: '2019-03-20', source: 'a', tags: ['b'] }, 'Text.');
        expect(checkArticleFile(file, Buffer.from(text)).issues).toEqual([]);
        expect(Buffer.byteLength(file.split('/').at(-1) ?? '')).toBeLessThanOrEqual(240);
      }),
    );
  });
});

describe('nameStoryFile', () => {
  it('goes by the day in the site’s time zone', () => {
    expect(nameStoryFile('2019-12-31T20:00:00Z', 'a', 'Asia/Shanghai')).toBe('articles/2020/2020-01-01-a.md');
  });
});

describe('writeStoryFile', () => {
  const values = fc.oneof(
    fc.constantFrom(
      'true',
      'null',
      '2019',
      '1.0',
      '~',
      '- a',
      'a: b',
      '# a',
      '"a"',
      "'a'",
      '[a]',
      '{a}',
      '&a',
      '*a',
      '!a',
      '| a',
      '> a',
      '%a',
      '@a',
      '`a',
      'a #b',
      '药：药',
      '😀',
      '__proto__',
      '2019-03-20',
      '---',
      '...',
      'yes',
      '0x1',
      '<<',
    ),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
  );
  // One line, with something on it, without controls.
  const line = values
    .map((text) =>
      text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/gu, '').trim(),
    )
    .filter((text) => text !== '');

  it('writes every value so that it is read as what it was', () => {
    fc.assert(
      fc.property(line, fc.array(line, { minLength: 1, maxLength: 4 }), line, (title, tags, description) => {
        const values = { title, date: '2019-03-20', source: 'a', tags, description, draft: true };
        const text = writeStoryFile(values, 'Text.');
        expect(parse(text.slice('---\n'.length, -'---\n\nText.\n'.length))).toEqual(values);
      }),
      { numRuns: 500 },
    );
  });
});
