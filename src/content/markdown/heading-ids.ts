import { createSlug } from '../../lib/slugs.ts';

/**
 * Gives each heading of one text, in order, an id that no other has. None holds an underscore, so the
 * page around the text has ids that no heading can take: `page_…`.
 */
export function createHeadingIds(): (text: string) => string {
  // The renderer gives this id to the heading above the footnotes.
  const taken = new Set(['footnote-label']);
  return (text) => {
    const base = createSlug(text) || 'section';
    let id = base;
    for (let number = 2; taken.has(id); number += 1) id = `${base}-${String(number)}`;
    taken.add(id);
    return id;
  };
}
