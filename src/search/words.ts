import { unspacedScripts } from '../lib/language.ts';

/** The full-width punctuation of scripts without spaces between words. */
const wideSign = String.raw`\u3000-\u303f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65`;

const unspacedCharacters = new RegExp(`[${unspacedScripts}${wideSign}]`, 'gu');
const onlyUnspaced = new RegExp(`^[${unspacedScripts}${wideSign}]+$`, 'u');
const spaceBetween = new RegExp(
  `([${unspacedScripts}](?:</mark>)?) (?=(?:<mark>)?[${unspacedScripts}])`,
  'gu',
);
const spaceAfterSign = new RegExp(`([${wideSign}](?:</mark>)?) `, 'gu');
const spaceBeforeSign = new RegExp(` ((?:<mark>)?[${wideSign}])`, 'gu');

/** Lowered signs, full-width letters and digits, and ligatures. */
const otherForm = /[\u2080-\u208e\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\ufb00-\ufb06]/g;

/** Writes `CO₂`, `ＡＢＣ` and `ﬁrst` as readers type them: CO2, ABC and first. */
function foldForms(text: string): string {
  return text.replace(otherForm, (sign) => sign.normalize('NFKC'));
}

/**
 * Puts spaces around Chinese and Japanese characters. Pagefind separates words by spaces, and dictionaries
 * do not agree which characters make a word. Letters and digits get their usual form.
 */
export function segmentCharacters(text: string): string {
  return foldForms(text).replace(unspacedCharacters, ' $& ').replace(/ {2,}/g, ' ').trim();
}

/**
 * Removes the spaces of {@link segmentCharacters}, also around `<mark>` tags. A space between such a character
 * and a Latin letter stays, which is good typography.
 */
export function joinCharacters(text: string): string {
  return text.replace(spaceBetween, '$1').replace(spaceAfterSign, '$1').replace(spaceBeforeSign, '$1');
}

/** Whether text consists of such characters only, and so is searched for as a phrase. */
export function isUnspaced(text: string): boolean {
  return onlyUnspaced.test(text);
}
