import { createSlug } from '../../lib/slugs.ts';

/**
 * Creates the ids of the headings of one text, in their order. Each is unique, and none contains an
 * underscore: ids of the page around the text begin with `page_`.
 */
export function createHeadingIds(): (text: string) => string {
  // Sätteri gives this id to the heading above the footnotes.
  const taken = new Set(['footnote-label']);
  /** The last number of each heading that stands more than once. */
  const numbers = new Map<string, number>();
  return (text) => {
    const base = createSlug(text) || 'section';
    let id = base;
    for (let number = numbers.get(base) ?? 1; taken.has(id); id = `${base}-${String(number)}`) {
      number += 1;
      numbers.set(base, number);
    }
    taken.add(id);
    return id;
  };
}
