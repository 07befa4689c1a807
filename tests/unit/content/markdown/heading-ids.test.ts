import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createHeadingIds } from '../../../../src/content/markdown/heading-ids.ts';

describe('the ids of the headings of a text', () => {
  test.for<[what: string, headings: string[], ids: string[]]>([
    ['are their slugs', ['A field that grows fast', '中文'], ['a-field-that-grows-fast', '中文']],
    ['are numbered where they repeat', ['Plans', 'plans', 'PLANS!'], ['plans', 'plans-2', 'plans-3']],
    ['step aside for one that is written so', ['Plans', 'Plans 2', 'Plans'], ['plans', 'plans-2', 'plans-3']],
    ['step aside in either order', ['Plans 2', 'Plans', 'Plans'], ['plans-2', 'plans', 'plans-3']],
    ['are there without a letter or a digit', ['🧬', '—'], ['section', 'section-2']],
    ['leave the footnotes theirs', ['Footnote label'], ['footnote-label-2']],
    ['may be names that objects have', ['constructor', '__proto__'], ['constructor', 'proto']],
  ])('%s', ([, headings, ids]) => {
    expect(headings.map(createHeadingIds())).toEqual(ids);
  });

  test('differ, and never hold the underscore that the page’s own ids have', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'A 2', 'a-2', 'a 2 2', '', '_', 'page_content')),
        (headings) => {
          const ids = headings.map(createHeadingIds());
          expect(new Set(ids).size).toBe(headings.length);
          expect(ids.join('')).not.toContain('_');
        },
      ),
    );
  });
});
