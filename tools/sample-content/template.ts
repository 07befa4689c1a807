import type { Random } from './random.ts';

/** What the slots of a template stand for: `{city}`. */
export type Facts = Readonly<Record<string, string>>;

/**
 * Fills in a template: `{city}` is a fact, `{20-60}` a number and `{20-60/5}` one in steps of five, and of
 * `[opens|starts]` one wording is taken.
 *
 * @throws where a slot has no fact.
 */
export function fillTemplate(template: string, facts: Facts, random: Random): string {
  return template
    .replace(/\[([^[\]]*\|[^[\]]*)\]/g, (_, wordings: string) => random.pick(wordings.split('|')))
    .replace(/\{(\d+)-(\d+)(?:\/(\d+))?\}/g, (_, least: string, most: string, step = '1') =>
      random.between(Number(least), Number(most), Number(step)).toLocaleString('en'),
    )
    .replace(/\{(\w+)\}/g, (_, slot: string) => {
      const fact = facts[slot];
      if (fact === undefined) throw new Error(`There is no fact {${slot}}.`);
      return fact;
    });
}

/** Begins each sentence with a capital, but for words like mRNA. */
export function capitaliseSentences(text: string): string {
  return text.replace(
    /(^|[.!?]”? |[.!?] “|^“)(\p{Ll})(?!\p{Lu})/gmu,
    (_, before: string, letter: string) => before + letter.toUpperCase(),
  );
}
