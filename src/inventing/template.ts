import type { Random } from './random.ts';

/** What the slots of a template stand for: `{place}`. */
export type Facts = Readonly<Record<string, string>>;

/** A piece of a template: text, a slot, or wordings to choose from. */
type Piece = { text: string } | { slot: string } | { wordings: Piece[][] };

const read = new Map<string, Piece[]>();

/**
 * Writes out a template: `{place}` is a fact, and of `[opens|starts]` one wording is chosen. Each sentence
 * begins with a capital, whatever its first fact is, unless that is written like mRNA;
 * `{company}’s` is a genitive that names ending in an s have, too.
 *
 * @throws where it has a slot that there is no fact for.
 */
export function fillTemplate(template: string, facts: Facts, random: Random): string {
  let pieces = read.get(template);
  if (!pieces) {
    pieces = readPieces(template);
    read.set(template, pieces);
  }
  return fillPieces(pieces, facts, random).replace(
    /(^|[.!?]”? |[.!?] “|^“)(\p{Ll})(?!\p{Lu})/gu,
    (_, before: string, letter: string) => before + letter.toUpperCase(),
  );
}

function fillPieces(pieces: readonly Piece[], facts: Facts, random: Random): string {
  let text = '';
  for (const piece of pieces) {
    if ('text' in piece) text += text.endsWith('s') ? piece.text.replace(/^’s/, '’') : piece.text;
    else if ('slot' in piece) text += findFact(facts, piece.slot);
    else text += fillPieces(random.pick(piece.wordings), facts, random);
  }
  return text;
}

function findFact(facts: Facts, slot: string): string {
  const fact = facts[slot];
  if (fact === undefined) throw new Error(`There is no fact {${slot}}.`);
  return fact;
}

function readPieces(template: string): Piece[] {
  return [...template.matchAll(/\[([^[\]]*\|[^[\]]*)\]|\{(\w+)\}|[^[{]+|[[{]/g)].map(
    ([text, choice, slot]) => {
      if (choice !== undefined) return { wordings: choice.split('|').map(readPieces) };
      return slot === undefined ? { text } : { slot };
    },
  );
}
