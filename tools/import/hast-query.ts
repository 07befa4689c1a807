import type { Element, Nodes, Parents, Root, RootContent } from 'hast';

/** The elements below a node, in document order. */
export function* elementsBelow(node: Nodes): Generator<Element> {
  if (!('children' in node)) return;
  for (const child of node.children) {
    if (child.type !== 'element') continue;
    yield child;
    yield* elementsBelow(child);
  }
}

export function findElement(node: Nodes, test: (element: Element) => boolean): Element | undefined {
  for (const element of elementsBelow(node)) if (test(element)) return element;
  return undefined;
}

export function filterElements(node: Nodes, test: (element: Element) => boolean): Element[] {
  return [...elementsBelow(node)].filter(test);
}

/** An attribute as text, without white space at its ends; undefined where it is absent or empty. */
export function readAttribute(element: Element | undefined, name: string): string | undefined {
  const value = element?.properties[name];
  if (value === undefined || value === null || value === false || value === true) return undefined;
  const text = (Array.isArray(value) ? value.join(' ') : String(value)).trim();
  return text === '' ? undefined : text;
}

/** The words of `class` and `id`, in small letters: `post-share` gives `post` and `share`. */
export function nameWords(element: Element): Set<string> {
  const names = [readAttribute(element, 'className'), readAttribute(element, 'id')].join(' ');
  const apart = names.replace(/([a-z])([A-Z])/g, '$1 $2');
  return new Set(
    apart
      .toLowerCase()
      .split(/[^a-z0-9]+/)
      .filter(Boolean),
  );
}

/** All text below a node, as it stands in the source. */
export function textBelow(node: Nodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map((child) => textBelow(child)).join('') : '';
}

const blocks = new Set(
  (
    'address article aside blockquote body br caption center dd details div dl dt fieldset figcaption figure footer ' +
    'form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main nav ol p pre section summary table td th tr ul'
  ).split(' '),
);

export function isBlock(node: Nodes): boolean {
  return node.type === 'element' && blocks.has(node.tagName);
}

/**
 * The text below a node as a reader sees it, line by line.
 *
 * @param until the walk ends before this element.
 */
export function readLines(node: Nodes, until?: Element): string[] {
  let text = '';
  const walk = (current: Nodes): boolean => {
    if (current === until) return false;
    if (current.type === 'text') text += current.value.replace(/\s+/g, ' ');
    if (!('children' in current)) return true;
    if (isBlock(current)) text += '\n';
    const wentOn = current.children.every(walk);
    if (isBlock(current)) text += '\n';
    return wentOn;
  };
  walk(node);
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Replaces each element below a node by what the function makes of it; undefined leaves it. Children come first. */
export function replaceElements(
  parent: Root | Element,
  replace: (element: Element) => RootContent[] | undefined,
): void {
  const children: RootContent[] = [];
  for (const child of parent.children as RootContent[]) {
    if (child.type !== 'element') {
      children.push(child);
      continue;
    }
    replaceElements(child, replace);
    children.push(...(replace(child) ?? [child]));
  }
  parent.children = children;
}

export function isWithin(ancestor: Nodes, node: Nodes): boolean {
  return (
    ancestor === node || ('children' in ancestor && ancestor.children.some((child) => isWithin(child, node)))
  );
}

export function findParent(tree: Parents, element: Element): Parents | undefined {
  if (tree.children.some((child) => child === element)) return tree;
  for (const child of tree.children) {
    const parent = child.type === 'element' ? findParent(child, element) : undefined;
    if (parent) return parent;
  }
  return undefined;
}

export function createElement(tagName: string, children: Element['children']): Element {
  return { type: 'element', tagName, properties: {}, children };
}
