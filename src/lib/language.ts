const han = /\p{Script=Han}/gu;
const otherLetter = /(?!\p{Script=Han})\p{L}/gu;
const kanaOrHangul = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** How many letters a Han character is worth: names in Latin letters do not make a Chinese title English. */
const lettersPerCharacter = 2;

/**
 * The language of a text, for `lang`, where it is Chinese; a text in another language is taken for one in
 * the language of the page. Chinese is told by its characters: Han, without the kana of Japanese and the
 * hangul of Korean, and with at most {@link lettersPerCharacter} letters of other scripts for each of them.
 */
export function findLanguage(text: string): 'zh' | undefined {
  if (!hasHan(text) || kanaOrHangul.test(text)) return undefined;
  return count(text, otherLetter) <= lettersPerCharacter * count(text, han) ? 'zh' : undefined;
}

/** Whether there is any character in a text that may be Chinese. */
export function hasHan(text: string): boolean {
  return text.search(han) !== -1;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
