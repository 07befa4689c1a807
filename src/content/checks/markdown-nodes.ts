import type { Nodes } from 'mdast';

/** A node and all that is in it, in the order of the text. */
export function* walkNodes(node: Nodes): Generator<Nodes> {
  yield node;
  if ('children' in node) for (const child of node.children) yield* walkNodes(child);
}
