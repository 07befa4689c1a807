import type { Element } from 'hast';
import {
  markdownToHtml,
  type Features,
  type HastFilteredVisitor,
  type HastNode,
  type HastPluginDefinition,
  type HastVisitorContext,
} from 'satteri';
import { createHeadingIds } from './heading-ids.ts';
import { findLanguage, hasHan } from './language.ts';
import { decodePictureName } from './pictures.ts';
import { isPlainHtml, isSafeLink, removeComments } from './safe-html.ts';

type HtmlNode = Extract<HastNode, { type: 'raw' }>;

/** How Markdown is read, by the check and by the pages alike. */
export const markdownFeatures = { frontmatter: false, gfm: true, smartPunctuation: true } satisfies Features;

export interface MarkdownSurroundings {
  /** The HTML that stands for a picture; without any the picture is left out. */
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
  return toHtml(markdown, {
    name: 'article-page',
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
          const address = resolveLink(String(node.properties.href));
          context.setProperty(node, 'href', isSafeLink(address) ? address : undefined);
        },
      },
      {
        filter: ['img'],
        visit(node, context) {
          const { src, alt } = node.properties;
          const html = drawPicture(decodePictureName(String(src)), alt ?? '');
          context.replaceNode(node, html === undefined ? [] : { type: 'raw', value: html });
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
      // Few stories have Chinese in them, and to ask each element of the others would cost them time.
      ...(hasHan(markdown) ? [languageMarker] : []),
    ],
  });
}

/** Marks what is in Chinese, so that browsers choose its font and screen readers its voice (WCAG 2.2, 3.1.2). */
const languageMarker: HastFilteredVisitor<Element> = {
  filter: ['p', 'h2', 'h3', 'h4', 'h5', 'h6', 'li', 'th', 'td'],
  visit(node, context) {
    // The paragraphs of a list item speak for themselves.
    if (node.children.some((child) => child.type === 'element' && child.tagName === 'p')) return;
    const language = findLanguage(context.textContent(node));
    if (language) context.setProperty(node, 'lang', language);
  },
};

/**
 * Turns Markdown into HTML as a plugin dresses it. Whatever the check may have let through: HTML within
 * the text that is more than plain elements is dropped, and so are comments.
 */
export async function toHtml(markdown: string, plugin: HastPluginDefinition): Promise<string> {
  const { html } = await markdownToHtml(markdown, {
    features: markdownFeatures,
    hastPlugins: [{ name: 'safe-html', raw: keepPlainHtml }, plugin],
  });
  return html;
}

function keepPlainHtml(node: Readonly<HtmlNode>, context: HastVisitorContext): void {
  context.replaceNode(node, isPlainHtml(node.value) ? { ...node, value: removeComments(node.value) } : []);
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
