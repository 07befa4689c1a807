import { distance } from 'fastest-levenshtein';
import type { Vocabulary } from '../index-files.ts';
import type { IndexPart } from './index-part.ts';
import { findStem, type Term, type TermPart } from './search-terms.ts';

/** From this length on, two letters may be wrong. */
const longWord = 8;
const mostProposals = 3;

/**
 * The search with near words in place of those that no article has.
 *
 * @param parts newest articles first.
 */
export async function proposeWords(
  parts: readonly IndexPart[],
  query: string,
  terms: readonly Term[],
): Promise<string[]> {
  let proposals = [query];
  for (const word of terms.flatMap((term) => term.parts)) {
    if (await isKnown(parts, word)) continue;
    const near = await loadNearWords(parts, word.forms[0] ?? '');
    const replace = (other: string) => proposals.map((proposal) => proposal.replace(word.written, other));
    if (near.length > 0) proposals = near.flatMap(replace).slice(0, mostProposals);
  }
  return proposals.filter((proposal) => proposal !== query);
}

/** Whether an article has a word itself, and not only longer ones. */
async function isKnown(parts: readonly IndexPart[], word: TermPart): Promise<boolean> {
  const found = parts.map((part) => part.findWord({ ...word, isBeginning: false }));
  return (await Promise.all(found)).some(({ size }) => size > 0);
}

/** Those of older articles only where new ones have none, since every vocabulary is large. */
async function loadNearWords(parts: readonly IndexPart[], word: string): Promise<string[]> {
  for (const part of parts) {
    const near = findNearWords(word, await part.load<Vocabulary>(part.directory.vocabulary));
    if (near.length > 0) return near;
  }
  return [];
}

/** Finds the words that differ by one letter, or two if they are long; the nearest first, of them the most frequent. */
function findNearWords(wanted: string, vocabulary: Vocabulary): string[] {
  const limit = wanted.length < longWord ? 1 : 2;
  const stem = findStem(wanted);
  return vocabulary
    .map(([word, articles]) => ({
      ...{ word, articles },
      difference: Math.min(countWrongLetters(wanted, word), countWrongLetters(stem, findStem(word))),
    }))
    .filter(({ difference }) => difference <= limit)
    .sort((a, b) => a.difference - b.difference || b.articles - a.articles)
    .map(({ word }) => word);
}

/** Two letters that have changed places are one wrong letter. */
function countWrongLetters(wanted: string, word: string): number {
  const first = Array.from(wanted).findIndex((letter, index) => letter !== word[index]);
  const [one = '', other = ''] = wanted.slice(first);
  const swapped = `${wanted.slice(0, first)}${other}${one}${wanted.slice(first + 2)}`;
  return swapped === word ? 1 : distance(wanted, word);
}
