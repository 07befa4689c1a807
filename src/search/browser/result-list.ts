import { formatDay } from '../../lib/dates.ts';
import { findLanguage } from '../../lib/language.ts';
import type { MarkedText, TextPart } from './marked-text.ts';
import type { FoundArticle } from './article-search.ts';

/** Creates an item of the list of results. Texts are never parsed as HTML. */
export function createResult({ title, href, day, source, excerpt }: FoundArticle): HTMLLIElement {
  return createElement(
    'li',
    { class: 'search-result' },
    createElement(
      'p',
      { class: 'search-result-facts' },
      createElement('time', { datetime: day }, formatDay(day)),
      createElement('span', { lang: findLanguage(source) }, source),
    ),
    createElement(
      'h2',
      { class: 'search-result-title', lang: languageOf(title) },
      createElement('a', { href }, ...title.map(createPart)),
    ),
    createElement(
      'p',
      { class: 'search-result-excerpt', lang: languageOf(excerpt) },
      ...excerpt.map(createPart),
    ),
  );
}

function languageOf(text: MarkedText): string | undefined {
  return findLanguage(text.map((part) => part.text).join(''));
}

function createPart({ text, isMatch }: TextPart): Node | string {
  return isMatch ? createElement('mark', {}, text) : text;
}

/** Attributes that are undefined are left out. */
export function createElement<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string | undefined>>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
}
