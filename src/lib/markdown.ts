import { markdownToHtml, type Features, type HastPluginDefinition } from 'satteri';
import { createHeadingIds } from './heading-ids.ts';

/** How Markdown is read, by the check and by the pages alike. */
export const markdownFeatures = { gfm: true, smartPunctuation: true } satisfies Features;

export interface MarkdownSurroundings {
  /** The HTML that stands for a picture; undefined leaves the `<img>` as written. */
  drawPicture: (written: string, alt: string) => string | undefined;
  /** Where a link leads from the page that shows the text. */
  resolveLink: (written: string) => string;
}

/** Renders the body of an article as HTML. */
export async function renderMarkdown(
  markdown: string,
  { drawPicture, resolveLink }: MarkdownSurroundings,
): Promise<string> {
  const createHeadingId = createHeadingIds();
  const plugin: HastPluginDefinition = {
    name: 'article-body',
    element: [
      {
        filter: ['h2', 'h3', 'h4', 'h5', 'h6'],
        visit(node, context) {
          if (node.properties['id'] === undefined) {
            context.setProperty(node, 'id', createHeadingId(context.textContent(node)));
          }
        },
      },
      {
        filter: ['a'],
        visit(node, context) {
          const { href } = node.properties;
          if (typeof href === 'string') context.setProperty(node, 'href', resolveLink(href));
        },
      },
      {
        filter: ['img'],
        visit(node, context) {
          const { src, alt } = node.properties;
          const html = drawPicture(decodeAddress(String(src)), typeof alt === 'string' ? alt : '');
          if (html !== undefined) context.replaceNode(node, { type: 'raw', value: html });
        },
      },
      {
        // A wide table scrolls by itself, so that the page never does; the tab stop lets the keyboard scroll it.
        filter: ['table'],
        visit(node, context) {
          context.wrapNode(node, {
            type: 'element',
            tagName: 'div',
            properties: { className: ['table-scroll'], role: 'region', ariaLabel: 'Table', tabIndex: 0 },
            children: [],
          });
        },
      },
    ],
  };
  const { html } = await markdownToHtml(markdown, { features: markdownFeatures, hastPlugins: [plugin] });
  return html;
}

function decodeAddress(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}
