import { distance } from 'fastest-levenshtein';
import type { CountedChoice } from './article-search.ts';

/** Finds tags for a search without results: those whose labels contain a word of it or differ by a typing error. */
export function findNearTags(words: string, tags: readonly CountedChoice[], limit: number): CountedChoice[] {
  const wanted = words.toLowerCase();
  return tags
    .map((tag) => ({ tag, difference: compareWords(wanted, tag.label.toLowerCase()) }))
    .filter(({ difference }) => difference < 1)
    .sort((a, b) => a.difference - b.difference || b.tag.count - a.tag.count)
    .slice(0, limit)
    .map(({ tag }) => tag);
}

/** Returns 0 if the label contains a word, and less than 1 if they differ by less than a third of their letters. */
function compareWords(wanted: string, label: string): number {
  const parts = [label, ...label.split(/\s+/)];
  const asked = [wanted, ...wanted.split(/\s+/)].filter((word) => word.length > 1);
  const differences = asked.flatMap((word) =>
    parts.map((part) => (part.includes(word) ? 0 : (3 * distance(word, part)) / Math.max(word.length, 3))),
  );
  return Math.min(...differences);
}
