import { listCompounds, type Word } from '../words.ts';
import type { IndexPart } from './index-part.ts';
import { rateWord, type Term } from './search-terms.ts';

/** A place of an article where a term is. */
export interface Match {
  /** The position of its first word. */
  position: number;
  /** In words. */
  length: number;
  /** How well its words answer, at most 1. */
  rating: number;
}

/** Finds the articles of an index that have all terms, with the matches of each term in order. */
export async function findMatches(
  part: IndexPart,
  terms: readonly Term[],
): Promise<[article: number, matches: Match[][]][]> {
  const found = await Promise.all(
    terms.map(async ({ parts, compound }) => ({
      parts: await Promise.all(parts.map((word) => part.findWord(word))),
      compound: compound && (await part.findWord(compound)),
    })),
  );
  return part.directory.articles.flatMap((_, article) => {
    const matches: Match[][] = [];
    for (const { parts, compound } of found) {
      const compounds = [...(compound?.get(article) ?? nowhere)].map(([position, rating]) => ({
        position,
        length: 1,
        rating,
      }));
      const words = parts.map((word) => word.get(article) ?? nowhere);
      const own = joinParts(words, compounds);
      if (own.length === 0) return [];
      matches.push(own);
    }
    return matches.length > 0 ? [[article, matches]] : [];
  });
}

const nowhere: ReadonlyMap<number, number> = new Map();

/** Finds the matches of a term in the words of a text. */
export function findMatchesInText(words: readonly Word[], { parts, compound = parts[0] }: Term): Match[] {
  const ratings = parts.map((part) => {
    const all = words.map(({ forms }) => Math.max(...forms.map((form) => rateWord(part, form))));
    return new Map([...all.entries()].filter(([, rating]) => rating > 0));
  });
  const compounds = words.flatMap((_, position) =>
    listCompounds(words, position)
      .filter(({ form }) => form === compound?.forms[0])
      .map(({ length }) => ({ position, length, rating: 1 })),
  );
  return joinParts(ratings, compounds);
}

/**
 * The places where words follow one another, and those where a compound is.
 *
 * @param ratings of each word, by its positions.
 */
function joinParts(
  [first = nowhere, ...others]: readonly ReadonlyMap<number, number>[],
  compounds: readonly Match[],
): Match[] {
  const matches = [...compounds];
  for (const [position, rating] of first) {
    const ratings = others.map((ofWord, index) => ofWord.get(position + 1 + index) ?? 0);
    const lowest = Math.min(rating, ...ratings);
    if (lowest > 0) matches.push({ position, length: 1 + others.length, rating: lowest });
  }
  return matches.sort((a, b) => a.position - b.position);
}
