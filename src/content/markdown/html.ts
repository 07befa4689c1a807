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

/** The Markdown dialect, for the check and the pages alike. */
export const markdownFeatures = { frontmatter: false, gfm: true, smartPunctuation: true } satisfies Features;

export interface ArticleContext {
  /** Returns the HTML of a picture; undefined leaves it out. */
  drawPicture: (written: string, alt: string) => string | undefined;
  /** The address of the site, with scheme and host. */
  siteUrl: string;
}

export interface LinkContext {
  /** The address of the site, with scheme and host. */
  siteUrl: string;
  /** The address of the text's page; if given, links become absolute, for text that is read in a feed. */
  pageUrl?: string;
}

export async function renderMarkdown(
  markdown: string,
  { drawPicture, siteUrl }: ArticleContext,
): Promise<string> {
  const createHeadingId = createHeadingIds();
  const plugin: HastPluginDefinition = {
    name: 'article-page',
    element: [
      {
        filter: ['h2', 'h3', 'h4', 'h5', 'h6'],
        visit(node, context) {
          if (node.properties.id === undefined) {
            context.setProperty(node, 'id', createHeadingId(extractText(node)));
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
        // A wide table scrolls instead of the page; `tabIndex` makes it scrollable with the keyboard.
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
        // The Content Security Policy blocks style attributes.
        filter: ['th', 'td'],
        visit(node, context) {
          const [, side] = /^text-align: (center|right)$/.exec(String(node.properties.style)) ?? [];
          context.setProperty(node, 'style', undefined);
          if (side) context.setProperty(node, 'className', [`cell-${side}`]);
        },
      },
      // Few articles contain Chinese; the others skip this pass over all elements.
      ...(hasHan(markdown) ? [languageMarker] : []),
    ],
  };
  return toHtml(markdown, plugin, { siteUrl });
}

/** Sets `lang` on Chinese text, for the font of browsers and the voice of screen readers (WCAG 2.2, 3.1.2). */
const languageMarker: HastFilteredVisitor<Element> = {
  filter: ['p', 'h2', 'h3', 'h4', 'h5', 'h6', 'li', 'th', 'td'],
  visit(node, context) {
    // Each paragraph of a list item has its own language.
    if (node.children.some((child) => child.type === 'element' && child.tagName === 'p')) return;
    const language = findLanguage(context.textContent(node));
    if (language) context.setProperty(node, 'lang', language);
  },
};

/**
 * Renders Markdown as safe HTML, even if the check missed something: it drops comments and all HTML except
 * {@link plainElements}, and removes the address of an unsafe link. The plugin gets the rest.
 *
 * @param links if absent, all links lose their addresses.
 */
export async function toHtml(
  markdown: string,
  plugin: HastPluginDefinition,
  links?: LinkContext,
): Promise<string> {
  const { html } = await markdownToHtml(markdown, {
    features: markdownFeatures,
    hastPlugins: [createSanitizer(links), plugin],
  });
  return html;
}

function createSanitizer(links: LinkContext | undefined): HastPluginDefinition {
  return {
    name: 'safe-html',
    raw: keepPlainHtml,
    element: [
      {
        filter: ['a'],
        visit(node, context) {
          const address = links && resolveLink(String(node.properties.href), links);
          context.setProperty(node, 'href', address);
          const relation = address && findRelation(address, links.siteUrl);
          if (relation) context.setProperty(node, 'rel', [relation]);
        },
      },
      {
        // Otherwise the info string of a code fence could use any CSS class of the site.
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

/** The address of a link; undefined if it is not safe. */
function resolveLink(written: string, { siteUrl, pageUrl }: LinkContext): string | undefined {
  const address = resolveBodyLink(written, basePath(siteUrl));
  if (!isSafeLink(address)) return undefined;
  return pageUrl === undefined ? address : new URL(address, pageUrl).href;
}

/** hast-util-to-string would include the numbers of footnotes, the only use of `sup`. */
function extractText(node: Element): string {
  return node.children
    .map((child) => {
      if (child.type === 'text') return child.value;
      return child.type === 'element' && child.tagName !== 'sup' ? extractText(child) : '';
    })
    .join('');
}
