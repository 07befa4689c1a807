import { createSlug } from '../../lib/slugs.ts';

/**
 * Creates the ids of the headings of one text, in their order. Each is unique, and none contains an
 * underscore: ids of the page around the text begin with `page_`.
 */
export function createHeadingIds(): (text: string) => string {
  // Sätteri gives this id to the heading above the footnotes.
  const taken = new Set(['footnote-label']);
  return (text) => {
    const base = createSlug(text) || 'section';
    let id = base;
    for (let number = 2; taken.has(id); number += 1) id = `${base}-${String(number)}`;
    taken.add(id);
    return id;
  };
}
