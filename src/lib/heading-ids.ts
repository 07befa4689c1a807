import { createSlug } from './slugs.ts';

/** Gives each heading of one text, in order, an id that no other has. */
export function createHeadingIds(): (text: string) => string {
  const taken = new Set<string>();
  return (text) => {
    const base = createSlug(text) || 'section';
    let id = base;
    for (let number = 2; taken.has(id); number += 1) id = `${base}-${String(number)}`;
    taken.add(id);
    return id;
  };
}
