import { escapeHtml } from './html.ts';

/** Removes characters that XML 1.0 forbids (section 2.2, Char): controls, lone surrogates, U+FFFE, U+FFFF. */
export function removeForbiddenCharacters(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\p{Surrogate}\ufffe\uffff]/gu, '');
}

/** Makes any text safe in XML, between tags and in quoted attributes. */
export function escapeXml(text: string): string {
  return escapeHtml(removeForbiddenCharacters(text));
}
