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

/** Thousands of candidates may differ by a number alone. */
const mostCompared = 200;

/**
 * Does for many words what {@link suggestNearest} does for one, without comparing each with every candidate. Of
 * equally near ones any may be found.
 */
export function createSuggester(
  candidates: () => Iterable<string>,
  tolerance?: number,
): (written: string) => string | undefined {
  let index: Map<string, { word: string }[]> | undefined;
  return (written) => {
    index ??= Map.groupBy(
      [...candidates()].flatMap((word) => cutParts(word.toLowerCase()).map((part) => ({ word, part }))),
      ({ part }) => part,
    );
    const text = written.toLowerCase();
    const alike = new Set<string>();
    // Two edits leave one of three parts as it is, and move it by one letter, or by both if it is the last.
    const groups = [-2, -1, 0, 1, 2]
      .flatMap((longer) => [-1, 0, 1].flatMap((shift) => cutParts(text, text.length + longer, shift)))
      .map((part) => index?.get(part) ?? [])
      .sort((one, other) => one.length - other.length);
    for (const group of groups)
      for (const { word } of group.slice(0, mostCompared - alike.size)) alike.add(word);
    return suggestNearest(written, alike, tolerance);
  };
}

/** The three parts of a word of this length, if its middle begins that many letters further on. */
function cutParts(text: string, length = text.length, shift = 0): string[] {
  const third = Math.floor(length / 3);
  return [
    text.slice(0, third),
    text.slice(third + shift, length - third + shift),
    text.slice(text.length - third),
  ].map((part, number) => [length, number, part].join());
}
