import { findHarmfulCharacters, nameCodePoint } from '../../lib/invisible-characters.ts';
import type { LeftOut } from './found-story.ts';

/**
 * Normalises line ends, and removes the characters that the check rejects, which are all
 * invisible.
 */
export function dropInvisible(written: string): { text: string; leftOut: LeftOut[] } {
  let text = written
    .toWellFormed()
    .replaceAll('\ufeff', '')
    .replace(/\r\n|[\r\u000b\u000c\u0085\u2028\u2029]/g, '\n');
  const harmful = findHarmfulCharacters(text);
  for (const { index, character } of harmful.toReversed()) {
    text = text.slice(0, index) + text.slice(index + character.length);
  }
  const names = [...new Set(harmful.map(({ character }) => nameCodePoint(character)))].join(', ');
  return { text, leftOut: names === '' ? [] : [{ what: `the text: invisible characters: ${names}` }] };
}
