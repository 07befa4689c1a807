import type { Match } from './matches.ts';
import type { Term } from './search-terms.ts';

/** The matches of each term of a search, in order. */
type Matches = readonly (readonly Match[])[];

/**
 * How well an article answers. What counts first: codes that are whole (`GLP 1`), then where the terms are, then
 * how near to each other.
 *
 * @param titleEnd the position behind the title.
 * @param namesEnd the position behind the names.
 */
export function rateArticle(
  terms: readonly Term[],
  matches: Matches,
  titleEnd: number,
  namesEnd: number,
): number {
  const places = matches.map((ofTerm) =>
    Math.max(
      ...ofTerm.map(
        ({ position, rating }) => rating * (position < titleEnd ? 3 : position < namesEnd ? 2 : 1),
      ),
    ),
  );
  const sum = places.reduce((total, place) => total + place, 0);
  const { gap } = findNearest(matches);
  const nearness = [0, 4, 20].filter((limit) => gap <= limit).length;
  // A hundred terms have a sum of 300 at most, whose steps are tenths.
  return 10_000 * countCodes(terms, matches) + 10 * sum + nearness / 4;
}

/** Counts the neighbours that belong together and stand so. */
function countCodes(terms: readonly Term[], matches: Matches): number {
  return terms.filter((term, index) => {
    const next = terms[index + 1];
    if (!next || !(isShort(term) || isShort(next))) return false;
    const followers = new Set(matches[index + 1]?.map(({ position }) => position));
    return matches[index]?.some(({ position, length }) => followers.has(position + length));
  }).length;
}

/** Whether a term is too short to mean something by itself. */
export function isShort({ parts }: Term): boolean {
  return parts.length === 1 && parts.every(({ written }) => written.length < 3);
}

/** Finds the place where all terms are nearest to each other: its first word, and how many others are between. */
export function findNearest(matches: Matches): { position: number; gap: number } {
  let nearest = { position: 0, gap: Infinity };
  const next = matches.map(() => 0);
  // A window of one match of each term moves on by its first match.
  for (;;) {
    let [position, end, covered, first] = [Infinity, 0, 0, 0];
    for (const [term, ofTerm] of matches.entries()) {
      const match = ofTerm[next[term] ?? 0];
      if (!match) return nearest;
      if (match.position < position) [position, first] = [match.position, term];
      end = Math.max(end, match.position + match.length);
      covered += match.length;
    }
    const gap = end - position - covered;
    if (gap < nearest.gap) nearest = { position, gap };
    if (gap <= 0) return nearest;
    next[first] = (next[first] ?? 0) + 1;
  }
}
