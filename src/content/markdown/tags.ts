import { unescapeHtml } from '../../lib/html.ts';

/** A tag in the HTML of `renderMarkdown`, which quotes all values of attributes. */
export interface Tag {
  text: string;
  /** Lower case. */
  name: string;
  isEnd: boolean;
  /** As written, with a space at the beginning; empty for an element that an article writes as HTML. */
  attributes: string;
}

const tag = /<(\/?)([a-z][a-z0-9]*)((?:\s+[^\s"=<>/]+(?:="[^"]*")?)*)\s*\/?>/gi;

const attribute = /\s+([^\s"=<>/]+)(?:="([^"]*)")?/g;

export function replaceTags(html: string, replace: (tag: Tag) => string): string {
  return html.replace(tag, (text: string, slash: string, name: string, attributes: string) =>
    replace({ text, name: name.toLowerCase(), isEnd: slash !== '', attributes }),
  );
}

/** The value of an attribute, empty if it has none; undefined without the attribute. */
export function readAttribute(attributes: string, wanted: string): string | undefined {
  for (const [, name, value = ''] of attributes.matchAll(attribute)) {
    if (name === wanted) return unescapeHtml(value);
  }
  return undefined;
}

/** The attributes of some names, as written. */
export function keepAttributes(attributes: string, kept: readonly string[]): string {
  return attributes.replace(attribute, (written, name: string) => (kept.includes(name) ? written : ''));
}
