import type { Element, Nodes } from 'hast';
import { escapeHtml } from '../../../lib/html.ts';

const voidElements: ReadonlySet<string> = new Set(['br', 'hr', 'img', 'input']);

/** Writes the HTML of a tree that is made of Markdown. Raw HTML stays as it is. */
export function writeHtml(node: Nodes): string {
  switch (node.type) {
    case 'root':
      return node.children
        .map(writeHtml)
        .join('')
        .replace(/(?<!\n)$/, '\n')
        .replace(/^\n$/, '');
    case 'element': {
      const { tagName, children } = node;
      const start = `<${tagName}${writeAttributes(node)}>`;
      return voidElements.has(tagName) ? start : `${start}${children.map(writeHtml).join('')}</${tagName}>`;
    }
    case 'text':
      return node.value.replace(/[&<>]/g, escapeHtml);
    case 'raw':
      return node.value;
    default:
      return '';
  }
}

function writeAttributes({ properties }: Element): string {
  return Object.entries(properties)
    .map(([property, value]) => {
      if (value === undefined || value === null || value === false) return '';
      const name = nameAttribute(property);
      return value === true ? ` ${name}` : ` ${name}="${escapeHtml([value].flat().join(' '))}"`;
    })
    .join('');
}

/** `className` is `class`, `ariaLabel` is `aria-label`, `dataFootnoteRef` is `data-footnote-ref`. */
function nameAttribute(property: string): string {
  if (property === 'className') return 'class';
  return property
    .replace(/^aria(?=[A-Z])/, 'aria-')
    .replace(/^data[A-Z].*/, (name) => name.replace(/[A-Z]/g, '-$&'))
    .toLowerCase();
}
