/**
 * The one form in which a label stands in an address: small letters and digits of any script,
 * words joined by hyphens. Case, accents, width, spacing, punctuation and invisible characters
 * make no difference. Empty where the text has no letter and no digit.
 */
export function createSlug(text: string): string {
  let slug = slugs.get(text);
  if (slug === undefined) slugs.set(text, (slug = spellSlug(text)));
  return slug;
}

/** A site asks for those of its few hundred tags with every story. */
const slugs = new Map<string, string>();

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
