import { distance } from 'fastest-levenshtein';
import type { CountedChoice } from './story-search.ts';

/** The tags whose labels are nearest to words that found nothing: those that hold them, or differ by a slip or two. */
export function findNearChoices(
  words: string,
  choices: readonly CountedChoice[],
  limit: number,
): CountedChoice[] {
  const wanted = words.toLowerCase();
  return choices
    .map((choice) => ({ choice, difference: differ(wanted, choice.label.toLowerCase()) }))
    .filter(({ difference }) => difference < 1)
    .sort((a, b) => a.difference - b.difference || b.choice.count - a.choice.count)
    .slice(0, limit)
    .map(({ choice }) => choice);
}

/** 0 where one holds the other or a word of it, below 1 where they differ by at most a third of their letters. */
function differ(wanted: string, label: string): number {
  const parts = [label, ...label.split(/\s+/)];
  const asked = [wanted, ...wanted.split(/\s+/)].filter((word) => word.length > 1);
  const differences = asked.flatMap((word) =>
    parts.map((part) => (part.includes(word) ? 0 : (3 * distance(word, part)) / Math.max(word.length, 3))),
  );
  return Math.min(...differences);
}
