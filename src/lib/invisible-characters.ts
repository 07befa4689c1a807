/** A character that no English or Chinese text needs, and its place in UTF-16 code units. */
export interface HarmfulCharacter {
  index: number;
  character: string;
}

/** Letters of scripts that are written without joiners: in others, such as Arabic and Hindi, these have a use. */
const plainLetter = String.raw`[\p{L}&&[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Han}\p{Script=Bopomofo}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]]`;

const harmfulCharacter = new RegExp(
  [
    // Controls without tab and line ends; half surrogate pairs; noncharacters; private use, which has no meaning.
    String.raw`[\p{Cc}--[\t\n\r]]|\p{Cs}|\p{Co}|\p{Noncharacter_Code_Point}`,
    // What turns the direction of text, or parts, joins and hyphenates words unseen.
    String.raw`[\u202a-\u202e\u2066-\u2069\u00ad\u200b\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffc]`,
    // Joiners that join neither an emoji nor letters that change when they are joined.
    String.raw`(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\p{M}]|[\p{L}--${plainLetter}])[\u200c\u200d]`,
    // Tags that do not make the flag of a region, which has six at most.
    String.raw`(?<!\u{1f3f4}[\u{e0020}-\u{e007f}]{0,5})[\u{e0000}-\u{e007f}]`,
  ].join('|'),
  'gv',
);

/** Finds controls, and characters that are invisible or show differently on each computer. */
export function findHarmfulCharacters(text: string): HarmfulCharacter[] {
  return Array.from(text.matchAll(harmfulCharacter), ({ index, 0: character }) => ({ index, character }));
}

/** The Unicode name of a place in the code: `U+202E`. */
export function nameCodePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Whether a reader of the text sees nothing: there are only spaces, invisible characters and entities of them. */
export function showsNothing(text: string): boolean {
  return /^(?:[\s\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Default_Ignorable_Code_Point}\u2800]|&(?:nbsp|ensp|emsp|thinsp|shy|zwnj|zwj|#160|#xa0);)*$/iu.test(
    text,
  );
}
