import type { Element, ElementContent, Root } from 'hast';
import { removeCode, styleName } from './harmless-markup.ts';
import { trustedCode } from './trusted-code.ts';

/** Reads HTML of the clipboard. It is never shown, and nothing of it is loaded or run. */
export function readClipboardPage(html: string): Root {
  const { body } = new DOMParser().parseFromString(trustedCode.createHTML(removeCode(html)), 'text/html');
  return { type: 'root', children: [...body.childNodes].flatMap(convertNode) };
}

/** The attributes that hast names otherwise than HTML. */
const propertyNames: Readonly<Record<string, string>> = {
  colspan: 'colSpan',
  rowspan: 'rowSpan',
  srcset: 'srcSet',
};

function convertNode(node: Node): ElementContent[] {
  if (node instanceof Text) return [{ type: 'text', value: node.data }];
  if (!(node instanceof HTMLElement)) return [];
  const properties: Element['properties'] = {};
  for (const { name, value } of node.attributes) {
    const property =
      propertyNames[name] ?? name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
    properties[property] = name === 'class' ? value.split(/\s+/) : value;
  }
  const children = [...node.childNodes].flatMap(convertNode);
  return [{ type: 'element', tagName: nameElement(node), properties, children }];
}

/** Google Docs says by styles alone what is bold or italic, and has a `<b>` that is not bold around everything. */
function nameElement(element: HTMLElement): string {
  const { localName } = element;
  const style = element.getAttribute(styleName) ?? '';
  const [, weight = ''] = /\bfont-weight\s*:\s*(\w+)/i.exec(style) ?? [];
  if (localName === 'b' && /^(?:normal|400)$/.test(weight)) return 'span';
  if (localName !== 'span') return localName;
  if (/^(?:bold|[6-9]00)$/.test(weight)) return 'strong';
  return /\bfont-style\s*:\s*italic/i.test(style) ? 'em' : localName;
}
