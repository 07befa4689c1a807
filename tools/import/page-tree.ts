import type { Element } from 'hast';
import { select, selectAll } from 'hast-util-select';
import { defaultHandlers, toMdast, type Handle, type State } from 'hast-util-to-mdast';
import { toString } from 'hast-util-to-string';
import type {
  Emphasis,
  Heading,
  Image,
  Nodes,
  Paragraph,
  Parents,
  PhrasingContent,
  Root,
  RootContent,
  Table,
} from 'mdast';
import { findAndReplace } from 'mdast-util-find-and-replace';
import { visit } from 'unist-util-visit';
import { foldSpace } from '../../src/lib/text.ts';
import { textOf } from './markdown.ts';
import { readAttribute } from './page-facts.ts';

declare module 'mdast' {
  interface EmphasisData {
    /** The HTML element that it stands for. */
    element?: 'sub' | 'sup';
  }
}

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
    // Emphasis that nobody closed may contain paragraphs and tables.
    if (marks.has(element.tagName) && select(blocks, element)) element.tagName = 'span';
    if (element.tagName !== 'a') return;
    const href = resolveLink(readAttribute(element, 'href') ?? '');
    if (href === undefined || toString(element).trim() === '') element.tagName = 'span';
    element.properties = { href };
  });
  const words = toString(article);
  // A cell of a layout table would be converted as a cell.
  const container: Element = { ...article, tagName: 'div' };
  const tree = toMdast({ type: 'root', children: [container] }, { handlers }) as Root;
  tidy(tree, []);
  findAndReplace(tree, [bareAddress, linkAddress], { ignore: ['link'] });
  return { tree, words };
}

const marks = new Set(
  'a abbr b cite code del em i kbd mark s samp strike strong sub sup tt u var'.split(' '),
);
const blocks =
  'address, blockquote, center, div, dl, figure, h1, h2, h3, h4, h5, h6, hr, li, ol, p, pre, section, table, ul';

/** An address up to the punctuation of the sentence around it. */
const bareAddress = /\bhttps?:\/\/[^\s<>]*[\p{L}\p{N}/_=-]/gu;

/** The site makes links of addresses in the text. As a link an address needs no escapes. */
function linkAddress(address: string): PhrasingContent | false {
  return URL.canParse(address) && { type: 'link', url: address, children: [text(address)] };
}

function text(value: string): { type: 'text'; value: string } {
  return { type: 'text', value };
}

const handlers: Record<string, Handle> = {
  ...Object.fromEntries(['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((name) => [name, convertHeading])),
  ...Object.fromEntries(['td', 'th'].map((name) => [name, convertCell])),
  ...Object.fromEntries(['ul', 'ol', 'menu'].map((name) => [name, convertList])),
  ...Object.fromEntries(['sub', 'sup'].map((name) => [name, markElement])),
  img: convertImage,
  table: convertTable,
  q: (state, node) => state.all(node),
  wbr: () => undefined,
};

/** Stands for `sub` and `sup` until the tree is whole: `html` nodes would be taken for blocks. */
function markElement(state: State, { tagName, ...node }: Element): Emphasis {
  const element = tagName === 'sub' ? 'sub' : 'sup';
  return {
    type: 'emphasis',
    children: state.all({ ...node, tagName }) as PhrasingContent[],
    data: { element },
  };
}

function convertImage(state: State, node: Element): Image | undefined {
  const address = readImageAddress(node);
  if (address === undefined || isSpacer(node)) return undefined;
  const alt = foldSpace(readAttribute(node, 'alt') ?? readAttribute(node, 'title') ?? '');
  const image: Image = { type: 'image', url: address, alt };
  state.patch(node, image);
  return image;
}

/** Pictures of one or two pixels only fill or count. */
function isSpacer(image: Element): boolean {
  return ['width', 'height'].some((name) => /^[0-2](?!\d)/.test(readAttribute(image, name) ?? ''));
}

/** The address of a picture, also where a script would set it. */
function readImageAddress(image: Element): string | undefined {
  const [fromSet] = (readAttribute(image, 'srcSet') ?? readAttribute(image, 'dataSrcSet') ?? '').split(
    /[\s,]+/,
  );
  return ['src', 'dataSrc', 'dataOriginal', 'dataLazySrc', 'dataUrl']
    .map((name) => readAttribute(image, name))
    .concat(fromSet)
    .find((address) => address !== undefined && address !== '' && !/^data:/i.test(address));
}

const blockTypes = new Set(['blockquote', 'code', 'heading', 'list', 'table', 'thematicBreak']);

/** A heading is one line. Blocks in it come after it. */
function convertHeading(state: State, node: Element): RootContent[] {
  const nodes = state.all(node);
  const end = nodes.findIndex(({ type }) => blockTypes.has(type));
  const line = end < 0 ? nodes : nodes.slice(0, end);
  const depth = Number(node.tagName.slice(1)) as Heading['depth'];
  return [{ type: 'heading', depth, children: joinLines(line) }, ...(end < 0 ? [] : nodes.slice(end))];
}

/** Text of paragraphs in one line, in which breaks are written as spaces. */
function joinLines(nodes: readonly RootContent[]): PhrasingContent[] {
  return nodes.flatMap((node): RootContent[] =>
    node.type === 'paragraph' ? [...node.children, { type: 'break' }] : [node],
  ) as PhrasingContent[];
}

function convertCell(state: State, node: Element): RootContent | undefined {
  const cell = defaultHandlers.td(state, node);
  return { ...cell, children: joinLines(cell.children) };
}

function convertTable(state: State, node: Element): RootContent[] {
  if (isLayout(node)) return ownParts(node).flatMap((part) => state.toFlow(state.all(part)));
  const captions = ownParts(node)
    .filter(({ tagName }) => tagName === 'caption')
    .map((caption): Paragraph => ({ type: 'paragraph', children: state.all(caption) as PhrasingContent[] }));
  const table = defaultHandlers.table(state, node) as Table;
  // In Markdown a table has a head. If none is marked, it is the first row.
  const row = select('tr', node);
  const isFilled = row && ownParts(row).every((cell) => toString(cell).trim() !== '');
  if (isFilled && table.children[0] && textOf(table.children[0]).trim() === '') table.children.shift();
  return [...captions, table];
}

/** Tables of one cell a row, and those with headings, lists or tables inside, show no data. */
function isLayout(table: Element): boolean {
  if (!select(':is(td, th) ~ :is(td, th)', table)) return true;
  const blocks = 'h1, h2, h3, h4, h5, h6, table table, ul, ol, blockquote, pre, hr';
  if (select(blocks, table)) return true;
  return ownParts(table).some((cell) => toString(cell).length > 1000 || selectAll('p', cell).length > 3);
}

/** Caption and cells of a table, without those of a table within. */
function ownParts(node: Element): Element[] {
  return node.children.flatMap((child) => {
    if (child.type !== 'element') return [];
    return ['caption', 'td', 'th'].includes(child.tagName) ? [child] : ownParts(child);
  });
}

/** What stands in a list outside its items becomes an item. A list in a list belongs to the item before. */
function convertList(state: State, list: Element): Nodes {
  const items: Element[] = [];
  let isGathering = false;
  for (const child of list.children) {
    const last = items.at(-1);
    const tagName = child.type === 'element' ? child.tagName : '';
    if (child.type === 'element' && tagName === 'li') {
      items.push(child);
      isGathering = false;
    } else if (last && (isGathering || tagName === 'ul' || tagName === 'ol')) {
      last.children.push(child);
    } else if (toString(child).trim() !== '') {
      items.push({ type: 'element', tagName: 'li', properties: {}, children: [child] });
      isGathering = true;
    }
  }
  return defaultHandlers.ul(state, { ...list, children: items });
}

const lineHolders = new Set(['paragraph', 'heading', 'tableCell']);

/**
 * Tidies what pages write carelessly: white space moves out of marks, marks side by side or within each
 * other become one, paragraphs are split at empty lines, and what is empty is removed.
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
  if (node.type === 'emphasis' && node.data?.element) {
    const { element } = node.data;
    return [
      { type: 'html', value: `<${element}>` },
      ...node.children,
      { type: 'html', value: `</${element}>` },
    ];
  }
  if (!['emphasis', 'strong', 'delete', 'link'].includes(node.type)) return [node];
  const isRepeated = around.includes(node.type) || (node.type === 'strong' && around.at(-1) === 'heading');
  return isRepeated ? node.children : moveBlanksOut(node);
}

/** Splits a paragraph at line breaks; at two in a row, by which old pages separate paragraphs, or at each. */
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

/** Moves white space at the ends of a mark out of it, and drops a mark around nothing else. */
function moveBlanksOut(mark: RootContent & Parents): RootContent[] {
  const { before, content, after } = splitBlanks(mark.children);
  mark.children = content as typeof mark.children;
  return content.length === 0 ? before : [...before, mark, ...after];
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

const blanks = '[\\s\\u200b\\u2060]*';

function isBlank(node: RootContent): boolean {
  return node.type === 'break' || (node.type === 'text' && new RegExp(`^${blanks}$`, 'u').test(node.value));
}

/** Takes white space, breaks and invisible characters off the ends of a line. */
function splitBlanks(nodes: readonly RootContent[]): Record<'before' | 'content' | 'after', RootContent[]> {
  const start = nodes.findIndex((node) => !isBlank(node));
  if (start < 0) return { before: [...nodes], content: [], after: [] };
  const end = nodes.findLastIndex((node) => !isBlank(node)) + 1;
  const content = nodes.slice(start, end);
  const cut = (node: RootContent | undefined, pattern: string) => {
    if (node?.type !== 'text') return text('');
    const [blank = ''] = new RegExp(pattern, 'u').exec(node.value) ?? [];
    node.value = node.value.replace(new RegExp(pattern, 'u'), '');
    return text(blank);
  };
  return {
    before: [...nodes.slice(0, start), cut(content[0], `^${blanks}`)],
    content,
    after: [cut(content.at(-1), `${blanks}$`), ...nodes.slice(end)],
  };
}

/** Gives headings levels from the second on, none left out on the way down. */
export function levelHeadings(tree: Root): void {
  const above: number[] = [];
  visit(tree, 'heading', (heading) => {
    while (above.length > 0 && (above.at(-1) ?? 0) >= heading.depth) above.pop();
    above.push(heading.depth);
    heading.depth = Math.min(above.length + 1, 6) as Heading['depth'];
  });
}
