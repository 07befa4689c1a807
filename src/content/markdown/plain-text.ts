import { foldSpace } from '../../lib/text.ts';
import { unescapeHtml } from '../../lib/html.ts';
import { plainElements } from './safe-html.ts';
import { replaceTags } from './tags.ts';

/** What a footnote has besides its text: a number, a way back, and the heading of all. */
const footnoteParts =
  /<sup><a [^>]*data-footnote-ref.*?<\/sup>|<a [^>]*data-footnote-backref.*?<\/a>|<h2 [^>]*id="footnote-label".*?<\/h2>/g;

/**
 * The text of an article's body on one line, without pictures and the numbers of footnotes.
 *
 * @param html of `renderMarkdown`.
 */
export function extractPlainText(html: string): string {
  return foldSpace(
    unescapeHtml(
      // Phrasing elements do not separate words; all other elements and line breaks do.
      replaceTags(html.replace(footnoteParts, ''), ({ name }) =>
        (plainElements.has(name) && name !== 'br') || name === 'a' || name === 'img' ? '' : ' ',
      ),
    ),
  );
}
