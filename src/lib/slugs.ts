/**
 * The form of a label in an address: lower-case letters and digits of any script, with hyphens
 * between words. Case, accents, width, spacing, punctuation and invisible characters make no
 * difference. Empty if the text has no letter and no digit.
 */
export function createSlug(text: string): string {
  let slug = slugs.get(text);
  if (slug === undefined) {
    if (slugs.size >= mostSlugs) slugs.clear();
    slugs.set(text, (slug = spellSlug(text)));
  }
  return slug;
}

/**
 * Whether a slug is short enough to be a part of an address. File systems take names of 255 bytes, of which the file of a
 * story needs some for its day and its ending; a Chinese letter has three.
 */
export function fitsAddress(slug: string): boolean {
  return new TextEncoder().encode(slug).length <= 240;
}

/** Cached: every article needs the slugs of some of the few hundred tags. */
const slugs = new Map<string, string>();

/** About 2 MB; headings and titles, which are needed once, go in too. */
const mostSlugs = 20_000;

function spellSlug(text: string): string {
  const letters = text
    .replace(/[\p{Default_Ignorable_Code_Point}'’]/gu, '')
    .normalize('NFKD')
    .replace(/[\p{Default_Ignorable_Code_Point}\u0300-\u036f]/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .normalize('NFC');
  return (letters.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu) ?? []).join('-');
}
