import { toHtml } from './html.ts';
import { plainElements } from './safe-html.ts';
import { foldSpace } from '../../lib/text.ts';

/** The text of an article's body on one line, without pictures and the numbers of footnotes. */
export async function renderPlainText(markdown: string): Promise<string> {
  const html = await toHtml(markdown, {
    name: 'plain-text',
    element: [
      {
        // Footnote numbers are the only use of `sup`.
        filter: ['img', 'sup'],
        visit(node, context) {
          context.replaceNode(node, []);
        },
      },
      {
        filter: ['a', 'h2'],
        visit(node, context) {
          const { dataFootnoteBackref, id } = node.properties;
          if (dataFootnoteBackref !== undefined || id === 'footnote-label') context.replaceNode(node, []);
        },
      },
    ],
  });
  return foldSpace(decodeEntities(html.replace(tag, replaceTag)));
}

const tag = /<\/?([a-z][a-z0-9]*)(?:\s(?:"[^"]*"|[^">])*)?>/gi;

/** Phrasing elements do not separate words; all other elements and line breaks do. */
function replaceTag(_tag: string, name: string): string {
  return (plainElements.has(name) && name !== 'br') || name === 'a' ? '' : ' ';
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' };

function decodeEntities(html: string): string {
  return html.replace(/&(amp|lt|gt|quot);/g, (entity, name: string) => entities[name] ?? entity);
}
