import type { Nodes, Root } from 'mdast';
import { toHast } from 'mdast-util-to-hast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import type { HastPluginDefinition } from 'satteri';
import { unified, type Processor } from 'unified';
import { linkBareAddresses } from './bare-addresses.ts';
import { closeLinksAtFootnotes } from './footnote-calls.ts';
import { writeHtml } from './hast-html.ts';
import { runHastPlugin } from './hast-plugins.ts';
import type { TreeExtension } from './remark-extensions.ts';
import { createSmartPunctuation } from './smart-punctuation.ts';
import { placeStandIns } from './stand-ins.ts';
import { createTextOrigins } from './text-origins.ts';

/**
 * Parses Markdown as `satteri-parser.ts` does, where its compiled code cannot run: in browsers. Remark makes the same
 * tree, but for typographic punctuation and some bare addresses.
 */
export function parsePrepared(prepared: string, smartPunctuation = true): Root {
  const origins = createTextOrigins();
  const { syntax, tree } = createSmartPunctuation(origins);
  const processor = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(function (this: Processor) {
      const { micromarkExtensions = [], fromMarkdownExtensions = [] } = this.data();
      this.data({
        micromarkExtensions: [
          ...micromarkExtensions.map(closeLinksAtFootnotes),
          ...(smartPunctuation ? [syntax] : []),
        ],
        fromMarkdownExtensions: [
          ...fromMarkdownExtensions.flat().map(withoutTransforms),
          tree,
          { afterExit: origins.listen },
        ],
      });
    });
  const { text, restore } = placeStandIns(prepared, smartPunctuation);
  const root = processor.parse(text);
  restore(root);
  linkBareAddresses(root, origins);
  placeTasks(root);
  return root;
}

/** Begins the paragraph of a task behind its box; remark does so only if the paragraph begins with plain text. */
function placeTasks(root: Root): void {
  const pending: Nodes[] = [root];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (!('children' in node)) continue;
    pending.push(...node.children);
    const paragraph = node.type === 'listItem' && typeof node.checked === 'boolean' && node.children[0];
    const first = paragraph && paragraph.type === 'paragraph' ? paragraph.children[0] : undefined;
    if (paragraph && paragraph.position && first?.position)
      paragraph.position.start = { ...first.position.start };
  }
}

/** The only ones are those of remark-gfm for bare addresses. */
function withoutTransforms({ transforms, ...others }: TreeExtension): TreeExtension {
  return others;
}

/** Renders Markdown as `satteri-parser.ts` does: the same document, in other words of HTML. */
export async function renderPrepared(prepared: string, hastPlugins: HastPluginDefinition[]): Promise<string> {
  const root = toHast(parsePrepared(prepared), { allowDangerousHtml: true });
  for (const plugin of [alignment, ...hastPlugins]) runHastPlugin(root, plugin);
  return writeHtml(root);
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
      context.setProperty(node, 'style', `text-align: ${String(align)}`);
    },
  },
};
