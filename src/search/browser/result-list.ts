import { articlePath, createLocator } from '../../lib/address-path.ts';
import { createElement } from '../../lib/create-element.ts';
import { formatDay } from '../../lib/dates.ts';
import { findLanguage } from '../../lib/language.ts';
import type { SearchRecord } from '../record.ts';
import { markExcerpt, markText, type MarkedText } from './marked-text.ts';
import type { Term } from './search-terms.ts';

const locateArticle = createLocator(articlePath);

/** Creates an item of the list of results. Texts are never parsed as HTML. */
export function createResult(
  { slug, title, day, source, names, text }: SearchRecord,
  terms: readonly Term[],
  base: string,
): HTMLLIElement {
  const mark = (marked: string) => markText(marked, terms);
  const foundNames = names.map(mark).filter((name) => name.some(({ isMatch }) => isMatch));
  return createElement(
    'li',
    { class: 'search-result' },
    createElement(
      'p',
      { class: 'search-result-facts' },
      createElement('time', { datetime: day }, formatDay(day)),
      ...[mark(source), ...foundNames].map((name) => createMarked('span', name)),
    ),
    createElement(
      'h2',
      { class: 'search-result-title' },
      createMarked('a', mark(title), { href: locateArticle(base, slug) }),
    ),
    createMarked('p', markExcerpt(text, terms), { class: 'search-result-excerpt' }),
  );
}

/** An element with a text in its own language, and its matches marked. */
function createMarked<Name extends 'a' | 'p' | 'span'>(
  name: Name,
  text: MarkedText,
  attributes: Readonly<Record<string, string>> = {},
): HTMLElementTagNameMap[Name] {
  const lang = findLanguage(text.map((part) => part.text).join(''));
  return createElement(
    name,
    { ...attributes, lang },
    ...text.map(({ text: words, isMatch }) => (isMatch ? createElement('mark', {}, words) : words)),
  );
}
