/** @param tolerance one edit is allowed for this many letters, and never more than two in all. */
export type NearestFinder = (written: string, tolerance?: number) => string | undefined;

const mostEdits = 2;
const tooFar = mostEdits + 1;

/**
 * Finds the candidate that a misspelt word most likely means. An edit is an insertion, a deletion or a replacement; of
 * equally near candidates the first counts.
 */
export function suggestNearest(
  written: string,
  candidates: Iterable<string>,
  tolerance?: number,
): string | undefined {
  return createNearestFinder(candidates)(written, tolerance);
}

/**
 * Prepares the search among many candidates. In the order of the alphabet those with the same beginning are together:
 * if it is too far from the word, all of them are passed over.
 */
export function createNearestFinder(candidates: Iterable<string>): NearestFinder {
  const sorted = Array.from(candidates, (candidate, rank) => ({
    candidate,
    rank,
    letters: candidate.toLowerCase(),
  })).sort((a, b) => (a.letters < b.letters ? -1 : Number(a.letters > b.letters)));

  return (written, tolerance = 3) => {
    const word = written.toLowerCase();
    let most = Math.min(mostEdits, Math.floor(written.length / tolerance));
    let nearest: (typeof sorted)[number] | undefined;
    let before = '';
    // For each beginning of a candidate, the edits to those beginnings of the word that are about as long.
    const rows = [Array.from({ length: 2 * mostEdits + 1 }, (_, column) => Math.abs(column - mostEdits))];
    for (let index = 0; index < sorted.length;) {
      const entry = sorted[index];
      if (!entry) break;
      const { letters, rank } = entry;
      let length = 0;
      while (length < rows.length - 1 && letters[length] === before[length]) length += 1;
      rows.length = length + 1;
      before = letters;
      let isFar = false;
      while (length < letters.length && !isFar) {
        const row = addLetter(rows[length] ?? [], letters[length], length + 1, word);
        rows.push(row);
        length += 1;
        isFar = Math.min(...row) > most;
      }
      if (isFar) {
        index = findOther(sorted, index, letters.slice(0, length));
        continue;
      }
      const edits = rows[length]?.[word.length - length + mostEdits] ?? tooFar;
      if (edits < most || (edits === most && rank < (nearest?.rank ?? Infinity)))
        [nearest, most] = [entry, edits];
      index += 1;
    }
    return nearest?.candidate;
  };
}

/** The row of a beginning that is one letter longer (Levenshtein). */
function addLetter(
  row: readonly number[],
  letter: string | undefined,
  length: number,
  word: string,
): number[] {
  const next: number[] = [];
  for (let column = 0; column <= 2 * mostEdits; column += 1) {
    const end = length + column - mostEdits;
    next.push(
      end < 0 || end > word.length
        ? tooFar
        : Math.min(
            end > 0 ? (row[column] ?? tooFar) + Number(word[end - 1] !== letter) : tooFar,
            (row[column + 1] ?? tooFar) + 1,
            (next[column - 1] ?? tooFar) + 1,
          ),
    );
  }
  return next;
}

/** The index of the first entry behind all those with a beginning. */
function findOther(sorted: readonly { letters: string }[], start: number, beginning: string): number {
  let [low, high] = [start + 1, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]?.letters.startsWith(beginning)) low = middle + 1;
    else high = middle;
  }
  return low;
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
