import type { Nodes } from 'mdast';

export interface TreeNode {
  node: Nodes;
  /** 0 for the node that was walked. */
  depth: number;
}

/**
 * Lists a node and its descendants in the order of the text. It does not recurse: generated text may be nested
 * too deep for that. unist-util-visit recurses, and makes the whole check a third slower.
 */
export function listNodes(root: Nodes): TreeNode[] {
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
 * The words of a node. mdast-util-to-string would join blocks without a break, and include the texts of
 * pictures, HTML and footnotes.
 */
export function extractText(node: Nodes): string {
  if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') return node.value;
  if (node.type === 'break' || (node.type === 'html' && /^<br\s*\/?>$/i.test(node.value))) return ' ';
  if (!('children' in node)) return '';
  const isBlock = ['root', 'blockquote', 'list', 'listItem', 'table', 'tableRow'].includes(node.type);
  return node.children
    .filter(({ type }) => type !== 'footnoteReference' && type !== 'footnoteDefinition')
    .map(extractText)
    .join(isBlock ? '\n' : '');
}
