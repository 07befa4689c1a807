import type { Element, ElementContent, Root as Page } from 'hast';
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
} from 'mdast';
import { visit } from 'unist-util-visit';
import { foldSpace } from '../../lib/text.ts';

declare module 'mdast' {
  interface EmphasisData {
    element?: string;
  }
}

export const players = new Set(['iframe', 'video', 'audio', 'object', 'embed']);
const inlineNames = new Set(
  'a b cite code del em i kbd mark s samp strike strong sub sup tt u var'.split(' '),
);
const pictures = new Set(['img']);
/** Elements of which no line can be made. */
const tallNames = new Set('blockquote dl ol pre table ul'.split(' '));
const blockNames = new Set([
  ...'address center div figure h1 h2 h3 h4 h5 h6 hr li p section'.split(' '),
  ...tallNames,
]);

/** The trimmed text of an attribute; undefined if it is absent or empty. */
export function readAttribute(element: Element | undefined, name: string): string | undefined {
  const value = element?.properties[name];
  const text = (Array.isArray(value) ? value.join(' ') : String(value ?? '')).trim();
  return text === '' || typeof value === 'boolean' ? undefined : text;
}

export function listPictures(node: Nodes): Image[] {
  const pictures: Image[] = [];
  visit(node, 'image', (picture) => {
    pictures.push(picture);
  });
  return pictures;
}

/**
 * Converts HTML that holds a story to a Markdown tree. Pictures in it keep the addresses of the page, and what plays
 * becomes a link.
 *
 * @param resolveLink returns undefined for a link that becomes plain text.
 * @returns also the words of the page, to compare the tree with.
 */
export function convertHtml(
  page: Page,
  resolveLink: (written: string) => string | undefined,
): { tree: Root; words: string } {
  visit(page, 'element', (element) => {
    const { tagName: name } = element;
    if (/^(?:input|noscript|script|select|style|template|textarea)$/.test(name)) {
      Object.assign(element, { tagName: 'span', children: [] });
    }
    if (name === 'q') element.children = [text('“'), ...element.children, text('”')];
    if (players.has(name)) makeLink(element);
    if (name === 'table' && isLayout(element)) dissolveTable(element);
    if (name === 'ul' || name === 'ol') adoptLists(element);
    // A cell and a heading are one line.
    if (name === 'td' || name === 'th') joinLines(element);
    if (/^h[1-6]$/.test(name)) {
      if (holds(element, tallNames)) element.tagName = 'div';
      else joinLines(element);
    }
    if (name === 'dialog' || name === 'menu') element.tagName = 'div';
    // Unclosed emphasis may contain paragraphs and tables.
    if (name === 'wbr' || name === 'math' || (inlineNames.has(name) && holds(element, blockNames)))
      element.tagName = 'span';
    if (element.tagName !== 'a') return;
    const href = resolveLink(readAttribute(element, 'href') ?? '');
    const isEmpty = toString(element).trim() === '' && !holds(element, pictures);
    if (href === undefined || isEmpty) element.tagName = 'span';
    element.properties = { href };
  });
  const words = toString(page);
  // Text without a block around it is a paragraph.
  const children = page.children as ElementContent[];
  const container: Element = { type: 'element', tagName: 'div', properties: {}, children };
  const tree = toMdast(container, { handlers, nodeHandlers: { comment: () => undefined } }) as Root;
  tidy(tree, []);
  return { tree, words };
}

/** The elements in another one, in the order of the text. */
function* listElements(element: Element): Generator<Element> {
  for (const child of element.children) {
    if (child.type !== 'element') continue;
    yield child;
    yield* listElements(child);
  }
}

function holds(element: Element, names: ReadonlySet<string>): boolean {
  return listElements(element).some(({ tagName }) => names.has(tagName));
}

function text(value: string): { type: 'text'; value: string } {
  return { type: 'text', value };
}

const handlers: Record<string, Handle> = {
  img: convertImage,
  q: (state, node) => state.all(node),
  sub: markElement,
  sup: markElement,
  table: convertTable,
};

/** The address of what a player plays. */
export function readPlayerAddress(player: Element): string | undefined {
  const written =
    [player, ...listElements(player)].map((element) => readAttribute(element, 'src')).find(Boolean) ??
    readAttribute(player, 'data');
  return written?.replace(/^\/\//, 'https://');
}

/** Markdown cannot show what plays, so a link stands in its place. */
function makeLink(player: Element): void {
  const href = readPlayerAddress(player);
  const title = readAttribute(player, 'title') ?? `Video: ${URL.parse(href ?? '')?.hostname ?? href ?? ''}`;
  const link: Element = { type: 'element', tagName: 'a', properties: { href }, children: [text(title)] };
  Object.assign(player, { tagName: 'p', properties: {}, children: [link] });
}

/** Tables with one cell per row, or with headings, lists or tables inside, are layout tables. */
function isLayout(table: Element): boolean {
  const cells = [...listElements(table)].filter(isCell);
  const hasRow = listElements(table).some((row) => row.children.filter(isCell).length > 1);
  return (
    !hasRow ||
    holds(table, tallParts) ||
    cells.some((cell) => toString(cell).length > 1000 || [...listElements(cell)].filter(isLine).length > 3)
  );
}

const tallParts = new Set('h1 h2 h3 h4 h5 h6 table ul ol blockquote pre hr'.split(' '));
const tableParts = new Set('caption thead tbody tfoot tr td th'.split(' '));

function isCell(node: ElementContent): boolean {
  return node.type === 'element' && (node.tagName === 'td' || node.tagName === 'th');
}

function isLine({ tagName }: Element): boolean {
  return tagName === 'p' || tagName === 'br';
}

function dissolveTable(table: Element): void {
  table.tagName = 'div';
  for (const part of listElements(table)) if (tableParts.has(part.tagName)) part.tagName = 'div';
}

/** Makes one line of the blocks in an element. */
function joinLines(element: Element): void {
  element.children = element.children.flatMap((child): ElementContent[] => {
    if (child.type !== 'element') return [child];
    joinLines(child);
    return /^(?:br|div|h[1-6]|p|section)$/.test(child.tagName) ? [...child.children, text(' ')] : [child];
  });
}

/** Puts a list that stands directly in a list into the item above. */
function adoptLists(list: Element): void {
  let item: Element | undefined;
  list.children = list.children.filter((child) => {
    if (child.type !== 'element') return true;
    if (item && /^[ou]l$/.test(child.tagName)) return item.children.push(child) === 0;
    if (child.tagName === 'li') item = child;
    return true;
  });
}

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

function convertTable(state: State, table: Element): RootContent[] {
  const caption = listElements(table).find(({ tagName }) => tagName === 'caption');
  const converted = defaultHandlers.table(state, table);
  // A Markdown table needs a header row. If none is marked, the first row is used.
  const [head, first] = converted.type === 'table' ? converted.children.map(({ children }) => children) : [];
  const isBare = head?.every(({ children }) => children.length === 0) === true;
  const isFilled = first?.every(({ children }) => children.length > 0) === true;
  if (converted.type === 'table' && isBare && isFilled) converted.children.shift();
  return [...(caption ? state.toFlow(state.all(caption)) : []), converted];
}

/**
 * Cleans up careless HTML: white space moves out of emphasis, adjacent or nested emphasis of one type is merged,
 * paragraphs are split at empty lines, and empty nodes are removed.
 *
 * @param around the types of the nodes around the parent.
 */
function tidy(parent: Parents, around: readonly string[]): void {
  const path = [...around, parent.type];
  const merged: RootContent[] = [];
  for (const child of parent.children as RootContent[]) {
    if ('children' in child) tidy(child, path);
    for (const node of tidyNode(child, path)) merge(merged, node);
  }
  const isLine = ['paragraph', 'heading', 'tableCell'].includes(parent.type);
  parent.children = isLine ? splitBlanks(merged).content : merged;
}

function tidyNode(node: RootContent, path: readonly string[]): RootContent[] {
  if (node.type === 'inlineCode' && node.value === '') return [];
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
  const isNested = path.includes(node.type) || (node.type === 'strong' && path.at(-1) === 'heading');
  if (isNested) return node.children;
  const { before, content, after } = splitBlanks(node.children);
  node.children = content as typeof node.children;
  return content.length === 0 ? before : [...before, node, ...after];
}

function merge(nodes: RootContent[], node: RootContent): void {
  const last = nodes.at(-1);
  if (node.type === 'text' && node.value === '') return;
  if (last?.type === 'text' && node.type === 'text') last.value += node.value;
  else if (last?.type === 'inlineCode' && node.type === 'inlineCode') last.value += node.value;
  else if (last?.type === node.type && ['emphasis', 'strong', 'delete'].includes(node.type)) {
    for (const child of (node as Emphasis).children) merge((last as Emphasis).children, child);
  } else nodes.push(node);
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
