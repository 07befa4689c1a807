import { findWords } from '../words.ts';

/** What an article must have: a word, or several that follow one another. */
export interface Term {
  parts: TermPart[];
  /** The parts written as one word, which is as good. */
  compound?: TermPart;
}

export interface TermPart {
  /** As the reader has typed it. */
  written: string;
  forms: string[];
  /** Whether longer words that begin so are found. */
  isBeginning: boolean;
}

const quoted = /["“”„«»]([^"“”„«»]+)["“”«»]/gu;

/** The terms of a search: words, and compounds, such as Chinese characters side by side. A phrase is one, too. */
export function readTerms(query: string): Term[] {
  const text = query.replace(quoted, (_, phrase: string) => ` ${phrase.replace(/[^\p{L}\p{N}]+/gu, '-')} `);
  const terms: TermPart[][] = [];
  for (const { start, end, forms, joint } of findWords(text)) {
    const part = { written: text.slice(start, end), forms, isBeginning: false };
    if (joint === undefined) terms.push([part]);
    else terms.at(-1)?.push(part);
  }
  return terms.map((parts) => {
    const last = parts.at(-1);
    if (last) last.isBeginning = last.forms.some(hasLongerForms);
    if (parts.length === 1) return { parts };
    const form = parts.map(({ forms }) => forms[0]).join('');
    return { parts, compound: { written: form, forms: [form], isBeginning: false } };
  });
}

/** How well a word answers to one that is looked for: 0 for not at all, 1 for the word itself. */
export function rateWord({ forms, isBeginning }: TermPart, word: string): number {
  if (forms.includes(word)) return 1;
  const stem = findStem(word);
  if (forms.some((form) => findStem(form) === stem)) return 0.9;
  return isBeginning && forms.some((form) => word.startsWith(form)) ? 0.3 : 0;
}

/** Two letters begin too many words, and a number no other one. */
export function hasLongerForms(word: string): boolean {
  return /^\D{3,}$/.test(word);
}

// With fewer letters before them, they are not endings: rate and rating, but not seed and sing.
const ending = /(?<=.{4})(?:ies|e?s|y|ing|e?d|e|ers?)$|(?<=.{6})(?:at)?(?:ion|or|al)s?$|(?<=.{3})s$/;

/** What English forms of a word have in common. */
export function findStem(word: string): string {
  return word.replace(ending, '');
}
