import { unspacedScripts } from '../lib/language.ts';
import { spellAmerican } from './spellings.ts';

/** A word of a text, or a part of one: `PD-L1` has three parts, and every Chinese character is one. */
export interface Word {
  /** Where it begins and ends in the text, in UTF-16 code units. */
  start: number;
  end: number;
  /** All that finds it, as it is written first: `tumour` and `tumor`, `iii` and `3`. */
  forms: string[];
  /** The signs between it and the part before it, if both belong to one word. */
  joint?: string | undefined;
}

const unspaced = `[${unspacedScripts}]`;
const greek = String.raw`[\p{Script=Greek}\u00b5]`;
/** Accents and invisible characters belong to what is before them. */
const attached = String.raw`[\p{M}\p{Cf}]*`;

const part = new RegExp(
  [
    String.raw`(?<![\p{N}.,])\p{Nd}{1,3}(?:,\p{Nd}{3})+(?!\p{N})`,
    String.raw`(?:\p{N}${attached})+`,
    `${unspaced}${attached}`,
    // γδ are two letters, and a word of Greek has more.
    `(?:${greek}${attached}){3,}`,
    `${greek}${attached}`,
    // Phase IIb has two parts, as 2b has.
    String.raw`(?<!\p{L})[Ii]{1,3}(?=[ABab](?!\p{L}))`,
    String.raw`(?:(?!${unspaced}|${greek})\p{L}${attached})+`,
  ].join('|'),
  'gu',
);

/** The signs within a compound. Others, such as dashes and slashes, are between words. */
const joint = /^[-\u2010\u2011&.’'+]?$/;
const possessive = /^['’]s$/i;
const acronymPlural = /\p{Lu}{2}s$/u;
const inUnspacedScript = new RegExp(`^${unspaced}`, 'u');

/** Finds the words of a text, of a story as of a search. */
export function findWords(text: string): Word[] {
  const words: Word[] = [];
  let previous: Word | undefined;
  for (const { 0: written, index: start } of text.matchAll(part)) {
    const end = start + written.length;
    if (previous && possessive.test(text.slice(previous.end, end))) {
      previous.end = end;
      continue;
    }
    const between = previous && text.slice(previous.end, start);
    const isOneScript = inUnspacedScript.test(written) === inUnspacedScript.test(previous?.forms[0] ?? '');
    const isJoined = between !== undefined && joint.test(between) && isOneScript;
    previous = { start, end, forms: listForms(written), joint: isJoined ? between : undefined };
    words.push(previous);
  }
  return words;
}

const romanNumbers = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'];

/** Most words of a text are frequent ones. */
const knownForms = new Map<string, string[]>();

function listForms(written: string): string[] {
  const forms = knownForms.get(written) ?? findForms(written);
  knownForms.set(written, forms);
  return forms;
}

function findForms(written: string): string[] {
  const plain = fold(written);
  if (greekNames.has(plain)) return [greekNames.get(plain) ?? ''];
  const forms = new Set([plain]);
  if (acronymPlural.test(written)) forms.add(plain.slice(0, -1));
  forms.add(spellAmerican(plain));
  if (romanNumbers.includes(plain)) forms.add(String(romanNumbers.indexOf(plain) + 1));
  return [...forms];
}

/** Lower case, without accents and invisible characters, and with the usual forms of letters and digits (NFKC). */
function fold(written: string): string {
  return written
    .replace(/[\p{Cf},]/gu, '')
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(/[^ -~]/g, (letter) => letters.get(letter) ?? letter);
}

const letters = new Map(
  Object.entries({ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ς: 'σ' }),
);

const greekNames = new Map(
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon phi chi psi omega'
    .split(' ')
    .map((name, index) => [Array.from('αβγδεζηθικλμνξοπρστυφχψω')[index] ?? '', name]),
);

const mostParts = 4;

/**
 * The compounds that begin at a word, written as one word, with the number of their parts: `pdl` and `pdl1`. Of
 * letters and digits side by side there is none, since `b12` has two parts, too.
 */
export function listCompounds(words: readonly Word[], first: number): { form: string; length: number }[] {
  const compounds: { form: string; length: number }[] = [];
  let form = words[first]?.forms[0] ?? '';
  let isCompound = false;
  for (let length = 2; length <= mostParts; length += 1) {
    const next = words[first + length - 1];
    const [added = ''] = next?.forms ?? [];
    const areNumbers = /\d$/.test(form) && /^\d/.test(added);
    if (next?.joint === undefined || areNumbers || inUnspacedScript.test(form)) break;
    isCompound ||= next.joint !== '' || (/\D$/.test(form) && /^\D/.test(added));
    form += added;
    if (isCompound) compounds.push({ form, length });
  }
  return compounds;
}
