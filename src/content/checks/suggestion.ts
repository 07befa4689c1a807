import { distance } from 'fastest-levenshtein';

/**
 * Finds the candidate that a misspelt word most likely means.
 *
 * @param tolerance one edit (insertion, deletion or replacement) is allowed for this many letters, and never
 * more than two edits in all.
 */
export function suggestNearest(
  written: string,
  candidates: Iterable<string>,
  tolerance = 3,
): string | undefined {
  let nearest: string | undefined;
  let shortest = Math.min(2, Math.floor(written.length / tolerance)) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - written.length) >= shortest) continue;
    const edits = distance(written.toLowerCase(), candidate.toLowerCase());
    if (edits < shortest) [nearest, shortest] = [candidate, edits];
  }
  return nearest;
}
