import type { Element } from 'hast';
import type { HastFilteredVisitor, HastNode, HastPluginDefinition, HastVisitorContext } from 'satteri';
import { renderPrepared } from '#markdown-parser';
import { basePath } from '../../lib/addresses.ts';
import { resolveBodyLink } from './links.ts';
import { joinChineseLines } from './chinese-lines.ts';
import { prepareMarkdown, revealSigns } from './dialect.ts';
import { createHeadingIds } from './heading-ids.ts';
import { escapeHtml } from '../../lib/html.ts';
import { findLanguage, hasHan } from '../../lib/language.ts';
import { decodePictureName } from './picture-names.ts';
import { extractPlainText } from './plain-text.ts';
import { readAttribute, replaceTags } from './tags.ts';
import { findRelation, isPlainHtml, isSafeLink, removeComments } from './safe-html.ts';

type HtmlNode = Extract<HastNode, { type: 'raw' }>;

/**
 * Renders the body of an article as safe HTML, even if the check missed something: it drops comments and all
 * HTML except {@link plainElements}, and removes the address of an unsafe link. Pages, feeds and the search are
 * made from it: a picture is an `<img>` with the name that the article writes.
 *
 * @param siteUrl with scheme and host.
 */
export async function renderMarkdown(markdown: string, siteUrl: string): Promise<string> {
  const createHeadingId = createHeadingIds();
  const plugin: HastPluginDefinition = {
    name: 'article-page',
    element: [
      {
        filter: ['h2', 'h3', 'h4', 'h5', 'h6'],
        visit(node, context) {
          if (node.properties.id === undefined) {
            context.setProperty(node, 'id', createHeadingId(extractPlainText(revealSigns(sketchHtml(node)))));
          }
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
          const [, side] = /^text-align: (\w+)$/.exec(String(node.properties.style)) ?? [];
          context.setProperty(node, 'style', undefined);
          if (side) context.setProperty(node, 'className', [`cell-${side}`]);
        },
      },
      // Few articles contain Chinese; the others skip this pass over all elements.
      ...(hasHan(markdown) ? [languageMarker] : []),
    ],
  };
  const html = await renderPrepared(prepareMarkdown(markdown), [createSanitizer(siteUrl), plugin]);
  // U+FE0E asks for the arrow as a sign of text: phones show it as an emoji otherwise (Unicode, UTS 51).
  const revealed = revealSigns(html).replace(/(class="data-footnote-backref">↩)/g, '$1\ufe0e');
  return hasHan(markdown) ? joinChineseLines(revealed) : revealed;
}

/**
 * Finishes the HTML of {@link renderMarkdown} for a page.
 *
 * @param drawPicture returns the HTML of a picture; undefined leaves it out.
 */
export function formatPageBody(
  html: string,
  drawPicture: (written: string, alt: string) => string | undefined,
): string {
  return replaceTags(html, ({ text, name, attributes }) => {
    if (name === 'img') {
      const [written = '', alt = ''] = [readAttribute(attributes, 'src'), readAttribute(attributes, 'alt')];
      return drawPicture(decodePictureName(written), alt) ?? '';
    }
    // Pages are read from the left anyway.
    return name === 'td' || name === 'th' ? text.replace(' class="cell-left"', '') : text;
  });
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

function createSanitizer(siteUrl: string): HastPluginDefinition {
  return {
    name: 'safe-html',
    raw: keepPlainHtml,
    element: [
      {
        filter: ['a'],
        visit(node, context) {
          const resolved = resolveBodyLink(String(node.properties.href), basePath(siteUrl));
          const address = isSafeLink(resolved) ? resolved : undefined;
          context.setProperty(node, 'href', address);
          const relation = address && findRelation(address, siteUrl);
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

/** As much of the HTML of a heading as its plain text depends on; the numbers of footnotes are the only `sup`. */
function sketchHtml(node: Element): string {
  return node.children
    .map((child) => {
      if (child.type === 'text') return escapeHtml(child.value);
      if (child.type === 'raw') return child.value;
      return child.type === 'element' && child.tagName !== 'sup' ? sketchHtml(child) : '';
    })
    .join('');
}
