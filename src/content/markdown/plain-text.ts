import { foldSpace } from '../../lib/text.ts';
import { unescapeHtml } from '../../lib/html.ts';
import { plainElements } from './safe-html.ts';
import { replaceTags } from './tags.ts';

/** What a footnote has besides its text: a number, a way back, and the heading of all. */
const footnoteParts =
  /<sup><a [^>]*data-footnote-ref.*?<\/sup>|<a [^>]*data-footnote-backref.*?<\/a>|<h2 [^>]*id="footnote-label".*?<\/h2>/g;

const script = /<(su[bp])\s*>((?:(?!<\1\s*>).)*?)<\/\1\s*>/gis;

/**
 * The text of an article's body on one line, without pictures and the numbers of footnotes.
 *
 * @param html of `renderMarkdown`.
 */
export function extractPlainText(html: string): string {
  return foldSpace(
    unescapeHtml(
      removeTags(
        html
          .replace(footnoteParts, '')
          .replace(script, (_, name: string, inner: string) =>
            (name.toLowerCase() === 'sup' ? raiseText : lowerText)(removeTags(inner).trim()),
          ),
      ),
    ),
  );
}

/** Phrasing elements do not separate words; all other elements and line breaks do. */
function removeTags(html: string): string {
  return replaceTags(html, ({ name }) =>
    (plainElements.has(name) && name !== 'br') || name === 'a' || name === 'img' ? '' : ' ',
  );
}

const raised = pairSigns('0123456789+-−–=()ni', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ⁿⁱ');
const lowered = pairSigns('0123456789+-−–=()', '₀₁₂₃₄₅₆₇₈₉₊₋₋₋₌₍₎');

/** 10⁶, never 106. What has no sign of its own gets a `^`; the ends of ordinals and ™ need none. */
function raiseText(text: string): string {
  if (/^(?:st|nd|rd|th|e|er|[®™℠]|TM)?$/i.test(text)) return text;
  return replaceSigns(text, raised) ?? (/^[\p{L}\p{N}]+$/u.test(text) ? `^${text}` : `^(${text})`);
}

/** CO₂. Letters stay as they are: Cmax. */
function lowerText(text: string): string {
  return replaceSigns(text, lowered) ?? text;
}

function pairSigns(plain: string, signs: string): ReadonlyMap<string, string> {
  const of = Array.from(signs);
  return new Map(Array.from(plain, (character, index) => [character, of[index] ?? character]));
}

/** Undefined if a character has no such sign. */
function replaceSigns(text: string, signs: ReadonlyMap<string, string>): string | undefined {
  const replaced = Array.from(text, (character) => signs.get(character));
  return replaced.includes(undefined) ? undefined : replaced.join('');
}
