import type { Element } from 'hast';
import {
  markdownToHtml,
  type Features,
  type HastFilteredVisitor,
  type HastNode,
  type HastPluginDefinition,
  type HastVisitorContext,
} from 'satteri';
import { basePath } from '../../lib/addresses.ts';
import { resolveBodyLink } from './links.ts';
import { createHeadingIds } from './heading-ids.ts';
import { findLanguage, hasHan } from '../../lib/language.ts';
import { decodePictureName } from './picture-names.ts';
import { findRelation, isPlainHtml, isSafeLink, removeComments } from './safe-html.ts';

type HtmlNode = Extract<HastNode, { type: 'raw' }>;

/** How Markdown is read, by the check and by the pages alike. */
export const markdownFeatures = { frontmatter: false, gfm: true, smartPunctuation: true } satisfies Features;

export interface MarkdownSurroundings {
  /** The HTML that stands for a picture; without any the picture is left out. */
  drawPicture: (written: string, alt: string) => string | undefined;
  /** The address of the site, with scheme and host. */
  siteUrl: string;
}

/** Where text is read, which its links depend on. */
export interface ReadingPlace {
  /** The address of the site, with scheme and host. */
  siteUrl: string;
  /** The address of the text's own page, where the text is read elsewhere: links then have scheme and host. */
  pageUrl?: string;
}

/** Renders the body of an article as HTML. */
export async function renderMarkdown(
  markdown: string,
  { drawPicture, siteUrl }: MarkdownSurroundings,
): Promise<string> {
  const createHeadingId = createHeadingIds();
  const dress: HastPluginDefinition = {
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
      {
        // A Content Security Policy without `unsafe-inline` lets no style attribute through.
        filter: ['th', 'td'],
        visit(node, context) {
          const [, side] = /^text-align: (center|right)$/.exec(String(node.properties.style)) ?? [];
          context.setProperty(node, 'style', undefined);
          if (side) context.setProperty(node, 'className', [`cell-${side}`]);
        },
      },
      // Few stories have Chinese in them, and to ask each element of the others would cost them time.
      ...(hasHan(markdown) ? [languageMarker] : []),
    ],
  };
  return toHtml(markdown, dress, { siteUrl });
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
 * the text that is more than plain elements is dropped, and so are comments; a link that is not safe leads
 * nowhere, and so do all of them without a place. The plugin finds what has passed.
 */
export async function toHtml(
  markdown: string,
  plugin: HastPluginDefinition,
  place?: ReadingPlace,
): Promise<string> {
  const { html } = await markdownToHtml(markdown, {
    features: markdownFeatures,
    hastPlugins: [createGate(place), plugin],
  });
  return html;
}

function createGate(place: ReadingPlace | undefined): HastPluginDefinition {
  return {
    name: 'safe-html',
    raw: keepPlainHtml,
    element: [
      {
        filter: ['a'],
        visit(node, context) {
          const address = place && findAddress(String(node.properties.href), place);
          context.setProperty(node, 'href', address);
          const relation = address && findRelation(address, place.siteUrl);
          if (relation) context.setProperty(node, 'rel', [relation]);
        },
      },
      {
        // What stands behind the fence of code could name any class of the site's.
        filter: ['code'],
        visit(node, context) {
          const { className } = node.properties;
          if (className !== undefined && !/^language-[\w+#.-]+$/.test(String(className))) {
            context.setProperty(node, 'className', undefined);
          }
        },
      },
    ],
  };
}

function keepPlainHtml(node: Readonly<HtmlNode>, context: HastVisitorContext): void {
  context.replaceNode(node, isPlainHtml(node.value) ? { ...node, value: removeComments(node.value) } : []);
}

/** Where a link leads, if that is safe. */
function findAddress(written: string, { siteUrl, pageUrl }: ReadingPlace): string | undefined {
  const address = resolveBodyLink(written, basePath(siteUrl));
  if (!isSafeLink(address)) return undefined;
  return pageUrl === undefined ? address : new URL(address, pageUrl).href;
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
