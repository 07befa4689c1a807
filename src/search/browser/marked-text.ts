import { isUnspaced, joinCharacters } from '../words.ts';

/** Text with what was looked for marked in it. */
export type MarkedText = TextPart[];

export interface TextPart {
  text: string;
  isMatch: boolean;
}

/**
 * Takes an excerpt of Pagefind’s apart. Matches stand between `<mark>` and `</mark>` there, and every `<`
 * and `>` of the text itself is an entity, so that nothing of the text can be taken for a mark.
 */
export function readExcerpt(html: string): MarkedText {
  return joinCharacters(html.replaceAll('</mark> <mark>', ' '))
    .split(/<\/?mark>/)
    .map((piece, index) => ({
      text: piece.replaceAll('&lt;', '<').replaceAll('&gt;', '>'),
      isMatch: index % 2 === 1,
    }))
    .filter(({ text }) => text !== '');
}

/** Marks words of a title that begin as those looked for do, or are other forms of them, as the engine finds them too. */
export function markWords(title: string, lookedFor: string): MarkedText {
  const asked = lookedFor
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((wanted) => wanted !== '');
  const unspaced = asked.filter(isUnspaced);
  const parts = title.split(createSplitter(unspaced)).map((text) => {
    const word = text.toLowerCase();
    const isMatch = asked.some((wanted) => word.startsWith(wanted) || areForms(word, wanted));
    return { text, isMatch };
  });
  return joinMatches(parts.filter(({ text }) => text !== ''));
}

const word = String.raw`(?:(?!\p{Script=Han})[\p{L}\p{N}])+`;

/** Splits at words and at given Chinese, and keeps both. */
function createSplitter(unspaced: readonly string[]): RegExp {
  return new RegExp(`(${[...unspaced, word].join('|')})`, 'u');
}

const shortestStem = 4;
const ending = /^(?:e?s|ies|y|e|e?d|ing|ers?)?$/;

/** Whether two words differ by an English ending alone. */
function areForms(one: string, other: string): boolean {
  let shared = 0;
  while (shared < one.length && one[shared] === other[shared]) shared += 1;
  return shared >= shortestStem && ending.test(one.slice(shared)) && ending.test(other.slice(shared));
}

/** One mark for matches side by side. */
function joinMatches(parts: MarkedText): MarkedText {
  const joined: MarkedText = [];
  for (const [index, part] of parts.entries()) {
    const previous = joined.at(-1);
    const isBetween = part.text === ' ' && parts[index + 1]?.isMatch === true;
    if (previous?.isMatch && (part.isMatch || isBetween)) previous.text += part.text;
    else joined.push({ ...part });
  }
  return joined;
}
