import type { ListItem, Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { toHast } from 'mdast-util-to-hast';
import type { HastPluginDefinition } from 'satteri';
import { gfm } from '../gfm.ts';
import { linkBareAddresses } from './bare-addresses.ts';
import { emphasisMarks } from './emphasis-marks.ts';
import { closeLinksAtFootnotes } from './footnote-calls.ts';
import { writeHtml } from './hast-html.ts';
import { runHastPlugin } from './hast-plugins.ts';
import type { TreeExtension } from './extensions.ts';
import { createSmartPunctuation } from './smart-punctuation.ts';
import { placeStandIns } from './stand-ins.ts';
import { createTextOrigins, type TextOrigins } from './text-origins.ts';

/**
 * Parses Markdown as `satteri-parser.ts` does, where its compiled code cannot run: in browsers. Remark makes the same
 * tree, but for typographic punctuation and some bare addresses.
 */
export function parsePrepared(prepared: string, smartPunctuation = true): Root {
  const origins = createTextOrigins();
  const { syntax, tree } = createSmartPunctuation(origins);
  const { text, restore } = placeStandIns(prepared);
  const root = fromMarkdown(text, {
    extensions: [
      // Before those of GFM, so that a mail address may begin with an underscore.
      emphasisMarks,
      ...gfm.micromarkExtensions.map(closeLinksAtFootnotes),
      ...(smartPunctuation ? [syntax] : []),
    ],
    mdastExtensions: [
      ...gfm.fromMarkdownExtensions.flat().map(withoutTransforms),
      tree,
      { afterExit: origins.listen },
    ],
  });
  restore(root);
  settleNodes(root, origins);
  linkBareAddresses(root, origins);
  return root;
}

/** Settles what remark and Sätteri see differently in a tree. */
function settleNodes(root: Root, origins: TextOrigins): void {
  const pending: Nodes[] = [root];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.type === 'code') node.meta = node.meta?.trim() ? node.meta : null;
    if (node.type === 'listItem' && typeof node.checked === 'boolean') placeTask(node, origins);
    if ('children' in node) pending.push(...node.children);
  }
}

/** Begins the text of a task behind its box, and behind the line end that may follow it. */
function placeTask({ children: [paragraph] }: ListItem, origins: TextOrigins): void {
  if (paragraph?.type !== 'paragraph') return;
  const [first] = paragraph.children;
  if (first?.type === 'text') {
    first.value = first.value.replace(/^\n/, '');
    first.position = origins.locate(first, 0, first.value.length);
  }
  if (paragraph.position && first?.position) paragraph.position.start = { ...first.position.start };
}

/** The only ones are those of remark-gfm for bare addresses. */
function withoutTransforms(extension: TreeExtension): TreeExtension {
  return { ...extension, transforms: [] };
}

/** Renders Markdown as `satteri-parser.ts` does: the same document, in other words of HTML. */
export function renderPrepared(prepared: string, hastPlugins: HastPluginDefinition[]): Promise<string> {
  const root = toHast(parsePrepared(prepared), { allowDangerousHtml: true });
  for (const plugin of [alignment, ...hastPlugins]) runHastPlugin(root, plugin);
  return Promise.resolve(writeHtml(root));
}

/** Sätteri writes the alignment of cells as a style. */
const alignment: HastPluginDefinition = {
  name: 'alignment',
  element: {
    filter: ['th', 'td'],
    visit(node, context) {
      const { align } = node.properties;
      if (align === undefined) return;
      context.setProperty(node, 'align', undefined);
      context.setProperty(node, 'style', `text-align: ${align}`);
    },
  },
};
