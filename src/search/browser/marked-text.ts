import { isUnspaced, joinCharacters } from '../words.ts';

/** Text with the matches of a search marked. */
export type MarkedText = TextPart[];

export interface TextPart {
  text: string;
  isMatch: boolean;
}

/**
 * Parses an excerpt of Pagefind. Matches are in `<mark>` elements; `<` and `>` of the text itself are
 * entities.
 */
export function parseExcerpt(html: string): MarkedText {
  return joinCharacters(html.replaceAll('</mark> <mark>', ' '))
    .split(/<\/?mark>/)
    .map((piece, index) => ({
      text: piece.replaceAll('&lt;', '<').replaceAll('&gt;', '>'),
      isMatch: index % 2 === 1,
    }))
    .filter(({ text }) => text !== '');
}

/** Marks the words of a title that Pagefind matches: those with a searched word as prefix, and other forms of it. */
export function markWords(title: string, words: string): MarkedText {
  const asked = words
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

/** Splits at words and at given Chinese texts, and keeps both. */
function createSplitter(unspaced: readonly string[]): RegExp {
  return new RegExp(`(${[...unspaced, word].join('|')})`, 'u');
}

const shortestStem = 4;
const ending = /^(?:e?s|ies|y|e|e?d|ing|ers?)?$/;

/** Whether two words differ only in their English endings. */
function areForms(one: string, other: string): boolean {
  let shared = 0;
  while (shared < one.length && one[shared] === other[shared]) shared += 1;
  return shared >= shortestStem && ending.test(one.slice(shared)) && ending.test(other.slice(shared));
}

/** Joins adjacent matches. */
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
