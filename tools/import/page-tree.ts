import type { Element } from 'hast';
import { select, selectAll } from 'hast-util-select';
import { defaultHandlers, toMdast, type Handle, type State } from 'hast-util-to-mdast';
import { toString } from 'hast-util-to-string';
import type {
  Emphasis,
  Heading,
  Image,
  List,
  ListItem,
  Paragraph,
  Parents,
  PhrasingContent,
  Root,
  RootContent,
  TableCell,
} from 'mdast';
import { findAndReplace } from 'mdast-util-find-and-replace';
import { visit } from 'unist-util-visit';
import { foldSpace } from '../../src/lib/text.ts';
import { textOf } from './markdown.ts';
import { readAttribute } from './page-facts.ts';

declare module 'mdast' {
  interface EmphasisData {
    element?: string;
  }
}

const inlineElements = new Set(
  'a b cite code del em i kbd mark s samp strike strong sub sup tt u var'.split(' '),
);
const blockElements =
  'address, blockquote, center, div, dl, figure, h1, h2, h3, h4, h5, h6, hr, li, ol, p, pre, section, table, ul';

/**
 * Converts the element that holds an article to a Markdown tree. Pictures in it keep the addresses of the page.
 *
 * @param resolveLink returns undefined for a link that becomes plain text.
 * @returns also the words of the element, to compare the tree with.
 */
export function convertElement(
  article: Element,
  resolveLink: (written: string) => string | undefined,
): { tree: Root; words: string } {
  visit(article, 'element', (element) => {
    if (element.tagName === 'q') element.children = [text('“'), ...element.children, text('”')];
    // Unclosed emphasis may contain paragraphs and tables.
    if (inlineElements.has(element.tagName) && select(blockElements, element)) element.tagName = 'span';
    if (element.tagName !== 'a') return;
    const href = resolveLink(readAttribute(element, 'href') ?? '');
    if (href === undefined || toString(element).trim() === '') element.tagName = 'span';
    element.properties = { href };
  });
  const words = toString(article);
  // Otherwise a cell of a layout table would be converted as a table cell.
  const container: Element = { ...article, tagName: 'div' };
  const tree = toMdast({ type: 'root', children: [container] }, { handlers }) as Root;
  tidy(tree, []);
  findAndReplace(tree, [bareAddress, linkAddress], { ignore: ['link'] });
  return { tree, words };
}

/** An address up to the punctuation of the sentence around it. */
const bareAddress = /\bhttps?:\/\/[^\s<>]*[\p{L}\p{N}/_=-]/gu;

/** The site turns addresses in the text into links. As a link, an address needs no escapes. */
function linkAddress(address: string): PhrasingContent | false {
  return URL.canParse(address) && { type: 'link', url: address, children: [text(address)] };
}

function text(value: string): { type: 'text'; value: string } {
  return { type: 'text', value };
}

const handlers: Record<string, Handle> = {
  ...Object.fromEntries(['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((name) => [name, convertHeading])),
  ...Object.fromEntries(['ul', 'ol', 'menu'].map((name) => [name, convertList])),
  ...Object.fromEntries(['td', 'th'].map((name) => [name, convertCell])),
  ...Object.fromEntries(['sub', 'sup'].map((name) => [name, markElement])),
  table: convertTable,
  img: convertImage,
  q: (state, node) => state.all(node),
  wbr: () => undefined,
};

/** A placeholder for `sub` and `sup` until the tree is complete: `html` nodes would be treated as blocks. */
function markElement(state: State, node: Element): Emphasis {
  const children = state.all(node) as PhrasingContent[];
  return { type: 'emphasis', children, data: { element: node.tagName } };
}

function convertImage(state: State, node: Element): Image | undefined {
  // Pictures of one or two pixels are spacers or tracking pixels.
  if (['width', 'height'].some((name) => /^[0-2](?!\d)/.test(readAttribute(node, name) ?? '')))
    return undefined;
  const alt = foldSpace(readAttribute(node, 'alt') ?? readAttribute(node, 'title') ?? '');
  // A script would copy the other attributes into `src`.
  const url = ['src', 'dataSrc', 'dataOriginal', 'dataLazySrc', 'dataUrl']
    .map((name) => readAttribute(node, name))
    .concat(readAttribute(node, 'srcSet')?.split(/,?\s/)[0])
    .find((address) => address !== undefined && !/^data:/i.test(address));
  if (url === undefined) return undefined;
  const image: Image = { type: 'image', url, alt };
  state.patch(node, image);
  return image;
}

/** A heading is one line. Blocks inside it are moved after it. */
function convertHeading(state: State, node: Element): RootContent[] {
  const nodes = state.all(node);
  const isBlock = /^(?:blockquote|code|heading|list|table|thematicBreak)$/;
  const end = nodes.findIndex(({ type }) => isBlock.test(type));
  const line = end < 0 ? nodes : nodes.slice(0, end);
  const depth = Number(node.tagName.slice(1)) as Heading['depth'];
  return [{ type: 'heading', depth, children: joinLines(line) }, ...nodes.slice(line.length)];
}

/** The text of paragraphs on one line; line breaks become spaces. */
function joinLines(nodes: readonly RootContent[]): PhrasingContent[] {
  return nodes.flatMap((node) =>
    node.type === 'paragraph' ? [...node.children, { type: 'break' } as const] : [node as PhrasingContent],
  );
}

function convertCell(state: State, node: Element): TableCell {
  const cell = defaultHandlers.td(state, node);
  return { ...cell, children: joinLines(cell.children) };
}

function convertTable(state: State, table: Element): RootContent[] {
  const parts = listParts(table);
  if (isLayout(table, parts)) return parts.flatMap((part) => state.toFlow(state.all(part)));
  const captions = parts.filter(({ tagName }) => tagName === 'caption');
  const converted = defaultHandlers.table(state, table);
  // A Markdown table needs a header row. If none is marked, the first row is used.
  const row = select('tr', table);
  const isFilled = row && listParts(row).every((cell) => toString(cell).trim() !== '');
  if (isFilled && converted.type === 'table' && textOf(converted.children[0] ?? converted).trim() === '') {
    converted.children.shift();
  }
  return [...captions.flatMap((caption) => state.toFlow(state.all(caption))), converted];
}

/** Tables with one cell per row, or with headings, lists or tables inside, are layout tables. */
function isLayout(table: Element, parts: readonly Element[]): boolean {
  if (!select(':is(td, th) ~ :is(td, th)', table)) return true;
  if (select('h1, h2, h3, h4, h5, h6, table table, ul, ol, blockquote, pre, hr', table)) return true;
  return parts.some((part) => toString(part).length > 1000 || selectAll('p', part).length > 3);
}

/** The caption and cells of a table, without those of nested tables. */
function listParts(node: Element): Element[] {
  return node.children.flatMap((child) => {
    if (child.type !== 'element') return [];
    return ['caption', 'td', 'th'].includes(child.tagName) ? [child] : listParts(child);
  });
}

/** Content of a list outside its items becomes an item. A list directly in a list goes to the previous item. */
function convertList(state: State, node: Element): List {
  const items: ListItem[] = [];
  let loose: ListItem | undefined;
  for (const child of state.toFlow(state.all(node)) as RootContent[]) {
    const before = child.type === 'list' ? items.at(-1) : loose;
    if (child.type === 'listItem') items.push(child);
    else if (before) before.children.push(child as ListItem['children'][number]);
    else items.push((loose = { type: 'listItem', children: [child as ListItem['children'][number]] }));
    if (child.type === 'listItem') loose = undefined;
  }
  return { ...defaultHandlers.ul(state, { ...node, children: [] }), children: items };
}

const lineHolders = new Set(['paragraph', 'heading', 'tableCell']);

/**
 * Cleans up careless HTML: white space moves out of emphasis, adjacent or nested emphasis of one type is
 * merged, paragraphs are split at empty lines, and empty nodes are removed.
 *
 * @param above the types of the nodes around the parent.
 */
function tidy(parent: Parents, above: readonly string[]): void {
  const around = [...above, parent.type];
  const tidied = (parent.children as RootContent[]).flatMap((child) => {
    if ('children' in child) tidy(child, around);
    return tidyNode(child, around);
  });
  const merged = mergeNeighbours(tidied);
  parent.children = lineHolders.has(parent.type) ? splitBlanks(merged).content : merged;
}

function tidyNode(node: RootContent, around: readonly string[]): RootContent[] {
  if (node.type === 'inlineCode') {
    const value = foldSpace(node.value);
    return value === '' ? [] : [{ ...node, value }];
  }
  if (node.type === 'break' && around.includes('heading')) return [text(' ')];
  if (!('children' in node)) return [node];
  if (node.children.length === 0 && node.type !== 'tableCell') return [];
  if (node.type === 'paragraph') return splitParagraph(node);
  if (node.type === 'list') {
    for (const item of node.children) {
      const [first, second, ...more] = item.children;
      item.spread = more.length > 0 || (second && !(first?.type === 'paragraph' && second.type === 'list'));
    }
    node.spread = node.children.some(({ spread }) => spread);
  }
  if (node.type === 'emphasis' && node.data?.element !== undefined) {
    const { element } = node.data;
    return [
      { type: 'html', value: `<${element}>` },
      ...node.children,
      { type: 'html', value: `</${element}>` },
    ];
  }
  if (!['emphasis', 'strong', 'delete', 'link'].includes(node.type)) return [node];
  if (around.includes(node.type) || (node.type === 'strong' && around.at(-1) === 'heading'))
    return node.children;
  const { before, content, after } = splitBlanks(node.children);
  node.children = content as typeof node.children;
  return content.length === 0 ? before : [...before, node, ...after];
}

/** Splits a paragraph at line breaks: at two in a row, by which old pages separate paragraphs, or at each. */
export function splitParagraph(paragraph: Paragraph, isEachBreak = false): Paragraph[] {
  const parts: PhrasingContent[][] = [[]];
  for (const child of paragraph.children) {
    const last = parts.at(-1)?.findLast((node) => node.type === 'break' || !isBlank(node));
    if (child.type === 'break' && (isEachBreak || last?.type === 'break')) parts.push([]);
    else parts.at(-1)?.push(child);
  }
  return parts
    .map((children) => ({ ...paragraph, children: splitBlanks(children).content as PhrasingContent[] }))
    .filter(({ children }) => children.length > 0);
}

function mergeNeighbours(nodes: readonly RootContent[]): RootContent[] {
  const merged: RootContent[] = [];
  for (const node of nodes) {
    const previous = merged.at(-1);
    if (node.type === 'text' && node.value === '') continue;
    if (
      (previous?.type === 'text' && node.type === 'text') ||
      (previous?.type === 'inlineCode' && node.type === 'inlineCode')
    ) {
      previous.value += node.value;
    } else if (previous?.type === node.type && ['emphasis', 'strong', 'delete'].includes(node.type)) {
      const [one, other] = [previous, node] as [Emphasis, Emphasis];
      one.children = mergeNeighbours([...one.children, ...other.children]) as PhrasingContent[];
    } else {
      merged.push(node);
    }
  }
  return merged;
}

function isBlank(node: RootContent): boolean {
  return node.type === 'break' || (node.type === 'text' && /^[\s\u200b\u2060]*$/u.test(node.value));
}

/** Removes white space, breaks and invisible characters from the ends of a line. */
function splitBlanks(nodes: readonly RootContent[]): Record<'before' | 'content' | 'after', RootContent[]> {
  const start = nodes.findIndex((node) => !isBlank(node));
  if (start < 0) return { before: [...nodes], content: [], after: [] };
  const end = nodes.findLastIndex((node) => !isBlank(node)) + 1;
  const content = nodes.slice(start, end);
  const cut = (node: RootContent | undefined, blanks: RegExp) => {
    if (node?.type !== 'text') return text('');
    const [blank = ''] = blanks.exec(node.value) ?? [];
    node.value = node.value.replace(blanks, '');
    return text(blank);
  };
  return {
    before: [...nodes.slice(0, start), cut(content[0], /^[\s\u200b\u2060]*/u)],
    content,
    after: [cut(content.at(-1), /[\s\u200b\u2060]*$/u), ...nodes.slice(end)],
  };
}

/** Gives headings levels from 2 on, without skipping a level. */
export function levelHeadings(tree: Root): void {
  const above: number[] = [];
  visit(tree, 'heading', (heading) => {
    while (above.length > 0 && (above.at(-1) ?? 0) >= heading.depth) above.pop();
    above.push(heading.depth);
    heading.depth = Math.min(above.length + 1, 6) as Heading['depth'];
  });
}
