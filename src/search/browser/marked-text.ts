import { hasHan } from '../../lib/language.ts';
import { findWords, type Word } from '../words.ts';
import { findMatchesInText, type Match } from './matches.ts';
import { findNearest, isShort } from './ranking.ts';
import type { Term } from './search-terms.ts';

/** Text with the matches of a search marked. */
export type MarkedText = TextPart[];

export interface TextPart {
  text: string;
  isMatch: boolean;
}

/** The length of an excerpt in letters. A Chinese character is as wide as two. */
const excerptLength = 220;

const wordsBeforeMatch = 6;

/** Marks what is looked for in a whole text. */
export function markText(text: string, terms: readonly Term[]): MarkedText {
  const words = findWords(text);
  return markWords(text, words, findMarks(words, terms).flat());
}

/** Marks what is looked for in the part of a text where it is nearest together; else in its beginning. */
export function markExcerpt(text: string, terms: readonly Term[]): MarkedText {
  const words = findWords(text);
  const marks = findMarks(words, terms).filter((matches) => matches.length > 0);
  const nearest = marks.length > 0 ? findNearest(marks).position : 0;
  const first = Math.max(0, nearest - wordsBeforeMatch);
  const start = first === 0 ? 0 : (words[first]?.start ?? 0);
  let width = 0;
  const last = words.findIndex((word, index) => {
    if (index < first) return false;
    const added = text.slice(words[index - 1]?.end ?? 0, word.end);
    width += hasHan(added) ? added.length + 1 : added.length;
    return width > excerptLength;
  });
  const end = last === -1 ? text.length : (words[last - 1]?.end ?? 0);
  const parts = markWords(text.slice(0, end), words, marks.flat(), start);
  const ellipsis = { text: '…', isMatch: false };
  return [...(start > 0 ? [ellipsis] : []), ...parts, ...(last === -1 ? [] : [ellipsis])];
}

/** The matches of each term that readers should see. */
function findMarks(words: readonly Word[], terms: readonly Term[]): Match[][] {
  const found = terms.map((term) => {
    const matches = findMatchesInText(words, term);
    const best = Math.max(...matches.map(({ rating }) => rating));
    // Longer words are what was found where there is nothing better.
    return matches.filter(({ rating }) => rating === best || rating > 0.5);
  });
  return found.map((matches, index) => {
    if (terms.length === 1 || !terms[index] || !isShort(terms[index])) return matches;
    // A letter or two mean something beside another term only.
    const others = found.filter((_, place) => place !== index).flat();
    return matches.filter(({ position, length }) =>
      others.some(
        (other) => other.position === position + length || other.position + other.length === position,
      ),
    );
  });
}

/** Marks matches in a text, from an index in it on. */
function markWords(text: string, words: readonly Word[], matches: readonly Match[], start = 0): MarkedText {
  const marked = new Set(
    matches.flatMap(({ position, length }) => Array.from({ length }, (_, index) => position + index)),
  );
  const parts: MarkedText = [];
  const write = (from: number, to: number, isMatch: boolean) => {
    const added = text.slice(Math.max(from, start), to);
    const last = parts.at(-1);
    if (last?.isMatch === isMatch) last.text += added;
    else if (added !== '') parts.push({ text: added, isMatch });
  };
  let written = 0;
  for (const [index, word] of words.entries()) {
    // Marked words side by side have one mark.
    const isBetween = marked.has(index - 1) && marked.has(index) && word.start <= written + 1;
    write(written, word.start, isBetween);
    write(word.start, word.end, marked.has(index));
    written = word.end;
  }
  write(written, text.length, false);
  return parts;
}
