import type { Element } from 'hast';
import { markdownToHtml, type Features, type HastPluginDefinition } from 'satteri';
import { createHeadingIds } from './heading-ids.ts';
import { decodePictureName } from './pictures.ts';

/** How Markdown is read, by the check and by the pages alike. */
export const markdownFeatures = { frontmatter: false, gfm: true, smartPunctuation: true } satisfies Features;

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
          if (node.properties.id === undefined) {
            context.setProperty(node, 'id', createHeadingId(textOf(node)));
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
          const html = drawPicture(decodePictureName(String(src)), typeof alt === 'string' ? alt : '');
          if (html !== undefined) context.replaceNode(node, { type: 'raw', value: html });
        },
      },
      {
        filter: ['input'],
        visit(node, context) {
          context.setProperty(node, 'ariaLabel', node.properties.checked ? 'Done' : 'To do');
        },
      },
      {
        // A wide table scrolls by itself, so that the page never does; the tab stop lets the keyboard scroll it.
        filter: ['table'],
        visit(node, context) {
          context.wrapNode(node, {
            type: 'element',
            tagName: 'div',
            properties: { className: ['table-scroll'], role: 'group', ariaLabel: 'Table', tabIndex: 0 },
            children: [],
          });
        },
      },
    ],
  };
  const { html } = await markdownToHtml(markdown, { features: markdownFeatures, hastPlugins: [plugin] });
  return html;
}

/** The text of an element; the number of a footnote (the one use of `sup`) is none. */
function textOf(node: Element): string {
  return node.children
    .map((child) => {
      if (child.type === 'text') return child.value;
      return child.type === 'element' && child.tagName !== 'sup' ? textOf(child) : '';
    })
    .join('');
}
