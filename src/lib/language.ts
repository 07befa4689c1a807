/** The scripts without spaces between words, for a class of characters in a regular expression. */
export const unspacedScripts = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}`;

const han = /\p{Script=Han}/gu;
const otherLetter = /(?!\p{Script=Han})\p{L}/gu;
const kanaOrHangul = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** The weight of a Han character in letters: names in Latin letters do not make a Chinese title English. */
const lettersPerCharacter = 2;

/**
 * The value of `lang` for a Chinese text; other texts are assumed to be in the language of the page. A text
 * is Chinese if it has Han characters, no kana (Japanese) or hangul (Korean), and at most
 * {@link lettersPerCharacter} letters of other scripts for each Han character.
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

const languageNames = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

/** The English name of a language; undefined for what is no tag of a known one (BCP 47). */
export function nameLanguage(tag: string): string | undefined {
  try {
    return languageNames.of(tag);
  } catch {
    return undefined;
  }
}
