/** Marks where characters were left out. {@link removeInvisible} has removed any other NUL by then. */
const gap = '\0';

/**
 * Removes from a text what the fonts cannot draw. A missing character is replaced by plain ones (㎎ by mg)
 * or, like emoji, left out; brackets that become empty are left out too.
 */
export function keepDrawable(text: string, canDraw: (character: string) => boolean): string {
  const kept = Array.from(removeInvisible(text), (character) => {
    const forms = [character, removeInvisible(character.normalize('NFKD'))];
    return forms.find((form) => form !== '' && Array.from(form).every(canDraw)) ?? gap;
  });
  return kept
    .join('')
    .replace(/ ?[\p{Ps}\p{Pi}][\0 ]*\0[\0 ]*[\p{Pe}\p{Pf}]/gu, gap)
    .replace(/ ?\0+(?=[\s\p{Po}\p{Pe}\p{Pf}]|$)|\0+/gu, '')
    .trim();
}

/** Whether enough of a text is kept to understand it. */
export function isLegible(text: string, kept: string): boolean {
  return countLetters(kept) >= (countLetters(text) * 2) / 3;
}

function countLetters(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}

/** Collapses white space, composes letters with their accents, and removes controls and remaining marks. */
function removeInvisible(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .replace(/[\p{C}\p{M}]/gu, '');
}
