/** How people write, without it, a character that few fonts have. */
const plainForms = new Map([
  ['≥', '>='],
  ['≤', '<='],
  ['≈', '~'],
  ['→', '->'],
  ['\u2010', '-'],
  ['\u2011', '-'],
]);

/** Stands where something was left out; no text holds one by then. */
const gap = '\0';

/**
 * One line of text without what cannot be drawn. A character that is missing from the fonts is written
 * plainly if it can be (₂ as 2), else left out, as emoji are, and brackets around nothing with it.
 */
export function keepDrawable(text: string, canDraw: (character: string) => boolean): string {
  const kept = Array.from(removeUnseen(text), (character) => {
    const forms = [character, plainForms.get(character), removeUnseen(character.normalize('NFKD'))];
    return forms.find((form) => form && Array.from(form).every(canDraw)) ?? gap;
  });
  return kept
    .join('')
    .replace(/ ?[\p{Ps}\p{Pi}][\0 ]*\0[\0 ]*[\p{Pe}\p{Pf}]/gu, gap)
    .replace(/ ?\0+(?=[\s\p{Po}\p{Pe}\p{Pf}]|$)|\0+/gu, '')
    .trim();
}

/** Whether so little was left out of a text that it still says what it said. */
export function isLegible(text: string, kept: string): boolean {
  return countLetters(kept) >= (countLetters(text) * 2) / 3;
}

function countLetters(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}

/** Folds white space, joins letters with their accents, and removes what only changes its neighbours or the flow. */
function removeUnseen(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .replace(/[\p{C}\p{M}]/gu, '');
}
