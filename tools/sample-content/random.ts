/** Choices that look random and are the same whenever they are asked for by the same key. */
export interface Random {
  /** A whole number from 0 up to, and without, the limit. */
  below: (limit: number) => number;
  /** As `below`, small numbers more often than large ones. */
  skewedBelow: (limit: number) => number;
  /** A number from `least` to `most`, both included, in steps. */
  between: (least: number, most: number, step?: number) => number;
  chance: (probability: number) => boolean;
  /** @throws where there is nothing to choose from. */
  pick: <T>(choices: readonly T[]) => T;
  shuffle: <T>(list: readonly T[]) => T[];
}

/** Two keys that differ in anything give sequences that have nothing to do with each other. */
export function createRandom(...key: readonly (number | string)[]): Random {
  const next = createSequence(key.join('/'));
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    skewedBelow: (limit) => Math.floor(next() ** 2 * limit),
    between: (least, most, step = 1) => least + below(Math.floor((most - least) / step) + 1) * step,
    chance: (probability) => next() < probability,
    pick: (choices) => elementAt(choices, below(choices.length)),
    shuffle: (list) => {
      const shuffled = [...list];
      for (let last = shuffled.length - 1; last > 0; last -= 1) {
        const other = below(last + 1);
        const moved = elementAt(shuffled, last);
        shuffled[last] = elementAt(shuffled, other);
        shuffled[other] = moved;
      }
      return shuffled;
    },
  };
}

/** @throws where the list has no such element. */
export function elementAt<T>(list: readonly T[], index: number): T {
  if (index < 0 || index >= list.length) throw new Error(`There is no element ${String(index)}.`);
  return list[index] as T;
}

/** Small Fast Counter, a generator with 128 bits of state, begun from a hash of the key. */
function createSequence(key: string): () => number {
  let [a, b, c, counter] = [hashText(key, 1), hashText(key, 2), hashText(key, 3), 1];
  const next = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  // The first numbers still show the key.
  for (let round = 0; round < 12; round += 1) next();
  return next;
}

/** FNV-1a with a start of its own. */
function hashText(text: string, start: number): number {
  let hash = Math.imul(start, 0x9e3779b1) ^ 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash ^ (hash >>> 16);
}
