import { foldSpace } from '../../src/lib/text.ts';
import type { Element } from 'hast';
import type { Emphasis, Image, Nodes, Parents, PhrasingContent, Root, RootContent } from 'mdast';
import rehypeRemark from 'rehype-remark';
import { unified } from 'unified';
import { createElement, readAttribute, textBelow } from './hast-query.ts';
import { isSpacer, readImageAddress, simplifyElements } from './page-elements.ts';

declare module 'mdast' {
  interface ImageData {
    /** The picture’s number in its page. */
    picture?: number;
  }
  interface EmphasisData {
    /** The element that is meant instead. */
    element?: 'sub' | 'sup';
  }
}

/** A picture in a saved page. */
export interface PagePicture {
  /** As written. */
  address: string;
  /** What it shows, as far as the page says so. */
  alt: string;
  /** In the page, from 1. */
  line?: number | undefined;
}

/** A story’s part of a page as Markdown’s tree, with its pictures in order. */
export interface PageTree {
  tree: Root;
  pictures: PagePicture[];
  /** The words that were to arrive. */
  words: string;
}

/** What becomes of a link: an address, or undefined where it leads nowhere from the site. */
export type LinkResolver = (written: string) => string | undefined;

/** Turns the element that holds a story into Markdown’s tree. */
export function convertElement(story: Element, resolveLink: LinkResolver): PageTree {
  simplifyElements(story);
  const words = textBelow(story);
  const pictures: PagePicture[] = [];
  const converter = unified().use(rehypeRemark, {
    handlers: {
      // Markdown has no word for these; 10<sup>6</sup> must not become 106.
      sup: (state, node: Element) => markElement('sup', state.all(node) as PhrasingContent[]),
      sub: (state, node: Element) => markElement('sub', state.all(node) as PhrasingContent[]),
      img: (_state, node: Element): Image | undefined => {
        const address = readImageAddress(node);
        if (address === undefined || isSpacer(node)) return undefined;
        const alt = foldSpace(readAttribute(node, 'alt') ?? readAttribute(node, 'title') ?? '');
        pictures.push({ address, alt, line: node.position?.start.line });
        return { type: 'image', url: address, alt, data: { picture: pictures.length - 1 } };
      },
    },
  });
  // By itself a cell of a layout table is no cell.
  const tree = converter.runSync({ type: 'root', children: [createElement('div', story.children)] });
  tidyChildren(tree, [], resolveLink);
  linkBareAddresses(tree);
  return { tree, pictures, words };
}

/** Stands for an element until the tree is whole: HTML itself would be taken for a block of its own. */
function markElement(element: 'sub' | 'sup', children: PhrasingContent[]): Emphasis {
  return { type: 'emphasis', children, data: { element } };
}

/** The text of a node, with a line end where a line or a block ends. */
export function textOf(node: Nodes): string {
  if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') return node.value;
  if (node.type === 'break') return '\n';
  if (!('children' in node)) return '';
  const holdsBlocks = ['root', 'blockquote', 'list', 'listItem', 'table'].includes(node.type);
  return node.children.map(textOf).join(holdsBlocks ? '\n' : node.type === 'tableRow' ? ' ' : '');
}

/** Whether there is a picture in a node: any, or the one of a number. */
export function holdsPicture(node: Nodes, number?: number): boolean {
  if (node.type === 'image') return number === undefined || node.data?.picture === number;
  return 'children' in node && node.children.some((child) => holdsPicture(child, number));
}

/** Gives headings levels from the second on, none left out on the way down. */
export function levelHeadings(tree: Root): void {
  const above: number[] = [];
  for (const node of nodesBelow(tree)) {
    if (node.type !== 'heading') continue;
    while (above.length > 0 && (above.at(-1) ?? 0) >= node.depth) above.pop();
    above.push(node.depth);
    node.depth = Math.min(above.length + 1, 6) as typeof node.depth;
  }
}

/** Takes nodes out of a tree, and what is empty without them. */
export function removeNodes(parent: Parents, isUnwanted: (node: Nodes) => boolean): void {
  parent.children = (parent.children as RootContent[]).filter((child) => {
    if (isUnwanted(child)) return false;
    if (!('children' in child) || child.children.length === 0) return true;
    removeNodes(child, isUnwanted);
    return child.children.length > 0;
  });
}

function* nodesBelow(node: Nodes): Generator<Nodes> {
  yield node;
  if ('children' in node) for (const child of node.children) yield* nodesBelow(child);
}

const marked = new Set(['emphasis', 'strong', 'delete', 'link']);

/**
 * Puts in order what pages write carelessly: links that lead nowhere lose their mark, marks lose the
 * white space at their ends, marks side by side or within each other become one, paragraphs lose
 * white space around them and vanish where they are empty.
 */
function tidyChildren(parent: Parents, above: readonly string[], resolveLink: LinkResolver): void {
  const tidied: RootContent[] = [];
  const around = [...above, parent.type];
  for (const child of parent.children as RootContent[]) {
    if ('children' in child) tidyChildren(child, around, resolveLink);
    tidied.push(...tidyNode(child, around, resolveLink));
  }
  const merged = mergeNeighbours(tidied);
  parent.children = isLineHolder(parent) ? trimEnds(merged) : merged;
}

function tidyNode(node: RootContent, around: readonly string[], resolveLink: LinkResolver): RootContent[] {
  const parent = around.at(-1);
  if (node.type === 'list') {
    for (const item of node.children) {
      const [first, second, ...more] = item.children;
      const isTight =
        more.length === 0 && (!second || (first?.type === 'paragraph' && second.type === 'list'));
      item.spread = !isTight;
    }
    node.spread = node.children.some(({ spread }) => spread);
  }
  if (['paragraph', 'heading', 'list', 'listItem', 'blockquote'].includes(node.type)) {
    return 'children' in node && node.children.length === 0 ? [] : [node];
  }
  // Neither a row of a table nor a heading can hold a line end.
  if (node.type === 'inlineCode') {
    const value = foldSpace(node.value);
    return value === '' ? [] : [{ ...node, value }];
  }
  if (node.type === 'break' && parent === 'heading') return [{ type: 'text', value: ' ' }];
  if (!marked.has(node.type) || !('children' in node)) return [node];
  if (node.type === 'emphasis' && node.data?.element) {
    const { element } = node.data;
    const children = mergeNeighbours(node.children);
    return children.length === 0
      ? []
      : [{ type: 'html', value: `<${element}>` }, ...children, { type: 'html', value: `</${element}>` }];
  }

  if (node.type === 'link') {
    const url = resolveLink(node.url);
    const onlyPictures = node.children.every((child) => child.type === 'image');
    if (url === undefined || onlyPictures || textOf(node).trim() === '') return node.children;
    node.url = url;
    node.title = null;
  } else if (around.includes(node.type) || (parent === 'heading' && node.type === 'strong')) {
    return node.children;
  }
  return hoistBlanks(node);
}

/** Moves white space at the ends of a mark out of it, and takes off a mark around nothing else. */
function hoistBlanks(node: RootContent): RootContent[] {
  if (!('children' in node)) return [node];
  const children = node.children as RootContent[];
  if (
    children.every((child) => child.type === 'break' || (child.type === 'text' && child.value.trim() === ''))
  ) {
    return children;
  }
  const before: RootContent[] = [];
  const after: RootContent[] = [];
  const [first] = children;
  if (first?.type === 'text' && /^\s/.test(first.value)) {
    before.push({ type: 'text', value: /^\s+/.exec(first.value)?.[0] ?? '' });
    first.value = first.value.trimStart();
  }
  const last = children.at(-1);
  if (last?.type === 'text' && /\s$/.test(last.value)) {
    after.push({ type: 'text', value: /\s+$/.exec(last.value)?.[0] ?? '' });
    last.value = last.value.trimEnd();
  }
  while (children[0]?.type === 'break') before.push(...children.splice(0, 1));
  while (children.at(-1)?.type === 'break') after.unshift(...children.splice(-1, 1));
  node.children = children.filter(
    (child) => child.type !== 'text' || child.value !== '',
  ) as typeof node.children;
  return [...before, node, ...after];
}

function mergeNeighbours(nodes: RootContent[]): RootContent[] {
  const merged: RootContent[] = [];
  for (const node of nodes) {
    const previous = merged.at(-1);
    if (
      (previous?.type === 'text' && node.type === 'text') ||
      (previous?.type === 'inlineCode' && node.type === 'inlineCode')
    ) {
      previous.value += node.value;
    } else if (
      (previous?.type === 'emphasis' || previous?.type === 'strong' || previous?.type === 'delete') &&
      node.type === previous.type
    ) {
      previous.children = mergeNeighbours([...previous.children, ...node.children]) as PhrasingContent[];
    } else {
      merged.push(node);
    }
  }
  return merged;
}

/** An address in the text becomes a link on any page of the site; said in Markdown, it needs no escapes. */
function linkBareAddresses(parent: Parents): void {
  parent.children = (parent.children as RootContent[]).flatMap((child): RootContent[] => {
    if (child.type === 'text') return child.value.split(bareAddress).flatMap(createAutolink);
    if ('children' in child && child.type !== 'link') linkBareAddresses(child);
    return [child];
  });
}

/** Up to the punctuation of the sentence around it. */
const bareAddress = /(\bhttps?:\/\/[^\s<>]*[\p{L}\p{N}/_=-])/u;

function createAutolink(part: string, index: number): PhrasingContent[] {
  if (part === '') return [];
  const text = { type: 'text', value: part } as const;
  // Of what a pattern in brackets splits, every second part is what it has found.
  return index % 2 === 1 && URL.canParse(part) ? [{ type: 'link', url: part, children: [text] }] : [text];
}

/** Takes emphasis off the words of a node; its links stay. */
export function dropMarks(parent: Parents): void {
  const children = (parent.children as RootContent[]).flatMap((child): RootContent[] => {
    if ('children' in child) dropMarks(child);
    return child.type === 'emphasis' || child.type === 'strong' || child.type === 'delete'
      ? child.children
      : [child];
  });
  parent.children = mergeNeighbours(children);
}

function isLineHolder(node: Parents): boolean {
  return node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell';
}

/** Without white space, line ends and what nobody can see at the ends of a line. */
function trimEnds(nodes: RootContent[]): RootContent[] {
  const rest = [...nodes];
  const isBlank = (node: RootContent | undefined) =>
    node?.type === 'break' || (node?.type === 'text' && /^[\s\u200b\u2060]*$/u.test(node.value));
  while (isBlank(rest[0])) rest.shift();
  while (isBlank(rest.at(-1))) rest.pop();
  const [first] = rest;
  if (first?.type === 'text') first.value = first.value.replace(/^[\s\u200b\u2060]+/u, '');
  const last = rest.at(-1);
  if (last?.type === 'text') last.value = last.value.replace(/[\s\u200b\u2060]+$/u, '');
  return rest;
}
