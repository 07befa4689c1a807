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

/** Does for many words what {@link suggestNearest} does for one, without comparing each with every candidate. */
export function createSuggester(
  candidates: () => Iterable<string>,
  tolerance?: number,
): (written: string) => string | undefined {
  let index: { words: string[]; byPart: Map<string, number[]> } | undefined;
  return (written) => {
    index ??= indexParts([...candidates()]);
    const { words, byPart } = index;
    // Two edits leave one of three parts as it is, and move it by one letter, or by both if it is the last.
    const text = written.toLowerCase();
    const parts = new Set<string>();
    for (let length = Math.max(0, text.length - 2); length <= text.length + 2; length += 1) {
      for (const shift of [-1, 0, 1]) for (const part of cutParts(text, length, shift)) parts.add(part);
    }
    const alike = new Set<number>();
    const rarestFirst = Array.from(parts, (part) => byPart.get(part) ?? []).sort(
      (a, b) => a.length - b.length,
    );
    for (const group of rarestFirst)
      for (const word of group.slice(0, mostCompared - alike.size)) alike.add(word);
    const compared = [...alike].sort((a, b) => a - b).flatMap((word) => words[word] ?? []);
    return suggestNearest(written, compared, tolerance);
  };
}

function indexParts(words: string[]): { words: string[]; byPart: Map<string, number[]> } {
  const byPart = new Map<string, number[]>();
  for (const [number, word] of words.entries()) {
    for (const part of cutParts(word.toLowerCase())) {
      const group = byPart.get(part);
      if (group) group.push(number);
      else byPart.set(part, [number]);
    }
  }
  return { words, byPart };
}

/** The three parts of a word of this length, if its middle begins that many letters further on. */
function cutParts(text: string, length = text.length, shift = 0): string[] {
  const third = Math.floor(length / 3);
  return [
    text.slice(0, third),
    text.slice(third + shift, length - third + shift),
    text.slice(text.length - third),
  ].map((part, number) => `${String(length)} ${String(number)} ${part}`);
}
