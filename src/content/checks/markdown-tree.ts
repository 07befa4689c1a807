import type { Definition, Nodes } from 'mdast';
import { parsePrepared } from '#markdown-parser';
import { escapeHtml } from '../../lib/html.ts';
import { joinChineseLines } from '../markdown/chinese-lines.ts';
import { createWrittenOffsets, prepareMarkdown, revealSigns } from '../markdown/dialect.ts';
import { extractPlainText } from '../markdown/plain-text.ts';
import { removeComments } from '../markdown/safe-html.ts';

/**
 * Parses Markdown as pages are rendered, and lists all nodes in the order of the text. Values and offsets are those of
 * the written text.
 *
 * @param smartPunctuation whether straight quotation marks, hyphens in a row and `...` become signs of print.
 */
export function parseMarkdown(markdown: string, smartPunctuation = true): TreeNode[] {
  const prepared = prepareMarkdown(markdown);
  const nodes = listNodes(parsePrepared(prepared, smartPunctuation));
  if (prepared === markdown) return nodes;
  const locate = createWrittenOffsets(prepared);
  for (const { node } of nodes) {
    if (node.position) {
      node.position.start.offset = locate(node.position.start.offset ?? 0);
      node.position.end.offset = locate(node.position.end.offset ?? 0);
    }
    const texts = node as unknown as Record<string, unknown>;
    for (const key of ['value', 'url', 'alt', 'title', 'identifier', 'label']) {
      if (typeof texts[key] === 'string') texts[key] = revealSigns(texts[key]);
    }
  }
  return nodes;
}

export interface TreeNode {
  node: Nodes;
  /** 0 for the root. */
  depth: number;
}

/** The offsets of a node, in the written text. */
export function extentOf({ position }: Nodes): { start: number; end: number } {
  return { start: position?.start.offset ?? 0, end: position?.end.offset ?? 0 };
}

export function sourceOf(node: Nodes, markdown: string): string {
  return markdown.slice(extentOf(node).start, extentOf(node).end);
}

/** The definitions of addresses by their names. CommonMark: the first of several counts. */
export function findDefinitions(nodes: readonly TreeNode[]): Map<string, Definition> {
  const definitions = new Map<string, Definition>();
  for (const { node } of nodes) {
    if (node.type === 'definition' && !definitions.has(node.identifier))
      definitions.set(node.identifier, node);
  }
  return definitions;
}

export function firstLine(text: string): string {
  return text.split(/[\r\n]/, 1)[0] ?? '';
}

/**
 * Lists a node and its descendants in the order of the text. It does not recurse: generated text may be nested
 * too deep for that. unist-util-visit recurses, and makes the whole check a third slower.
 */
function listNodes(root: Nodes): TreeNode[] {
  const listed: TreeNode[] = [];
  const pending: TreeNode[] = [{ node: root, depth: 0 }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    listed.push(next);
    if (!('children' in next.node)) continue;
    for (const node of next.node.children.toReversed()) pending.push({ node, depth: next.depth + 1 });
  }
  return listed;
}

/**
 * The words of a node on one line. mdast-util-to-string would join blocks without a break, and include the texts
 * of pictures and footnotes.
 */
export function extractText(node: Nodes): string {
  return extractPlainText(joinChineseLines(sketchHtml(node)));
}

/** As much of the HTML of a node as its plain text depends on. */
function sketchHtml(node: Nodes): string {
  if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code')
    return escapeHtml(node.value);
  if (node.type === 'html') return removeComments(node.value);
  if (node.type === 'break') return '<br>';
  if (!('children' in node)) return '';
  const isBlock = ['root', 'blockquote', 'list', 'listItem', 'table', 'tableRow'].includes(node.type);
  return node.children
    .filter(({ type }) => type !== 'footnoteReference' && type !== 'footnoteDefinition')
    .map(sketchHtml)
    .join(isBlock ? '<br>' : '');
}
