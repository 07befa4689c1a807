import type { Element, ElementContent, Nodes, Parents } from 'hast';
import type { HastNode, HastPluginDefinition, HastVisitorContext } from 'satteri';

/** What a visitor may ask of Sätteri; plugins of this site ask no more. */
type Context = Pick<HastVisitorContext, 'setProperty' | 'wrapNode' | 'replaceNode' | 'textContent'>;

/** Changes a tree by a plugin that is written for Sätteri. It visits raw HTML and elements, in the order of the text. */
export function runHastPlugin(root: Nodes, plugin: HastPluginDefinition): void {
  const visitors = [plugin.element ?? []].flat();
  const visit = (node: Nodes, parent: Parents): void => {
    const context = createContext(parent) as HastVisitorContext;
    if (node.type === 'raw') void plugin.raw?.(node, context);
    if (node.type === 'element') {
      for (const visitor of visitors) {
        if (visitor.filter.includes(node.tagName)) void visitor.visit(node, context);
      }
    }
    if ('children' in node) for (const child of [...node.children]) visit(child, node);
  };
  if ('children' in root) for (const child of [...root.children]) visit(child, root);
}

function createContext(parent: Parents): Context {
  const replace = (node: Readonly<HastNode>, others: readonly HastNode[]): void => {
    const siblings: unknown[] = parent.children;
    siblings.splice(siblings.indexOf(node), 1, ...others);
  };
  return {
    setProperty(node, key, value) {
      (node as Element).properties[key] = value as Element['properties'][string];
    },
    wrapNode(node, wrapper) {
      if (!('children' in wrapper)) throw new TypeError('Only an element can be wrapped around a node here.');
      replace(node, [{ ...wrapper, children: [node, ...wrapper.children] } as Element]);
    },
    replaceNode(node, others) {
      replace(node, [others].flat());
    },
    textContent(node) {
      return readText(node);
    },
  };
}

function readText(node: Nodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node
    ? node.children.map((child: ElementContent | Nodes) => readText(child)).join('')
    : '';
}
