import type { Code } from './extensions.ts';

const space = /\p{White_Space}/u;
const sign = /[\p{P}\p{S}]/u;

/** The kinds of characters that decide what marks beside them mean, as Sätteri has them. */
export type CharacterKind = 'space' | 'sign' | 'other';

/** The kind of what remark reads: line ends, tabs and the edges of the text are spaces. */
export function kindOf(code: Code): CharacterKind {
  if (code === null || code < 0) return 'space';
  const character = String.fromCharCode(code);
  if (space.test(character)) return 'space';
  return sign.test(character) ? 'sign' : 'other';
}
