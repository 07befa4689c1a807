import { toHtml } from './html.ts';
import { plainElements } from './safe-html.ts';
import { foldSpace } from '../../lib/text.ts';

/** The words of an article's body in one line, without pictures and the marks of footnotes. */
export async function renderPlainText(markdown: string): Promise<string> {
  const html = await toHtml(markdown, {
    name: 'plain-text',
    element: [
      {
        // The one use of `sup` is the number of a footnote.
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

/** What sets words off stands within them; every other element, and a line's end, parts them. */
function replaceTag(_tag: string, name: string): string {
  return (plainElements.has(name) && name !== 'br') || name === 'a' ? '' : ' ';
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' };

function decodeEntities(html: string): string {
  return html.replace(/&(amp|lt|gt|quot);/g, (entity, name: string) => entities[name] ?? entity);
}
