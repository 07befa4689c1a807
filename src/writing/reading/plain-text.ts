import { findHarmfulCharacters, nameCodePoint } from '../../lib/invisible-characters.ts';
import type { LeftOut } from './found-story.ts';

/**
 * Normalises line ends, and removes the characters that the check rejects, which are all
 * invisible.
 */
export function dropInvisible(written: string): { text: string; leftOut: LeftOut[] } {
  const normal = written
    .toWellFormed()
    .replaceAll('\ufeff', '')
    .replace(/\r\n|[\r\u000b\u000c\u0085\u2028\u2029]/g, '\n');
  const harmful = findHarmfulCharacters(normal);
  let text = '';
  let position = 0;
  for (const { index, character } of harmful) {
    text += normal.slice(position, index);
    position = index + character.length;
  }
  text += normal.slice(position);
  const names = [...new Set(harmful.map(({ character }) => nameCodePoint(character)))].join(', ');
  return { text, leftOut: names === '' ? [] : [{ what: `the text: invisible characters: ${names}` }] };
}
