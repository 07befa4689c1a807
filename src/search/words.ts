/** Characters of scripts that put no space between words. */
const character = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}`;
/** Their punctuation, which is as wide as they are. */
const wideSign = String.raw`\u3000-\u303f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65`;

const eitherOfThem = new RegExp(`[${character}${wideSign}]`, 'gu');
const nothingElse = new RegExp(`^[${character}${wideSign}]+$`, 'u');
const spaceBetween = new RegExp(`([${character}](?:</mark>)?) (?=(?:<mark>)?[${character}])`, 'gu');
const spaceAfterSign = new RegExp(`([${wideSign}](?:</mark>)?) `, 'gu');
const spaceBeforeSign = new RegExp(` ((?:<mark>)?[${wideSign}])`, 'gu');

/**
 * Parts Chinese and Japanese text into its characters. The search knows words by the spaces around
 * them, and which characters make a word is a matter of dictionaries, of which no two agree.
 */
export function partCharacters(text: string): string {
  return text.replace(eitherOfThem, ' $& ').replace(/ {2,}/g, ' ').trim();
}

/**
 * Puts together what {@link partCharacters} has parted, the marks of matches among it or not. A space
 * between such a character and a Latin letter stays, as good typography has it.
 */
export function joinCharacters(text: string): string {
  return text.replace(spaceBetween, '$1').replace(spaceAfterSign, '$1').replace(spaceBeforeSign, '$1');
}

/** Whether text is nothing but such characters, and so must be found as they stand. */
export function isUnspaced(text: string): boolean {
  return nothingElse.test(text);
}
