import { distance } from 'fastest-levenshtein';

/** The candidate that a misspelt word most likely means: at most one edit in five letters away, and at most three. */
export function suggestNearest(written: string, candidates: Iterable<string>): string | undefined {
  const allowed = Math.min(3, Math.max(1, Math.floor(written.length / 5)));
  let nearest: string | undefined;
  let shortest = allowed + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - written.length) >= shortest) continue;
    const edits = distance(written.toLowerCase(), candidate.toLowerCase());
    if (edits < shortest) [nearest, shortest] = [candidate, edits];
  }
  return nearest;
}
