/**
 * The one form in which a label stands in an address: small letters and digits of any script,
 * words joined by hyphens. Case, accents, width, spacing, punctuation and invisible characters
 * make no difference. Empty where the text has no letter and no digit.
 */
export function createSlug(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[\p{Default_Ignorable_Code_Point}'’]/gu, '')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
}
