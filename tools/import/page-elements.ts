import type { Element, ElementContent, Root } from 'hast';
import {
  createElement,
  filterElements,
  findElement,
  isBlock,
  readAttribute,
  replaceElements,
  textBelow,
} from './hast-query.ts';

/**
 * Brings a story’s elements into the shape that Markdown can say: a table that only lays out becomes
 * what it holds, two line breaks become two paragraphs, a caption stands above its table.
 */
export function simplifyElements(root: Element): void {
  replaceElements(root, (element) => {
    switch (element.tagName) {
      case 'table':
        return isLayout(element) ? unwrapTable(element) : simplifyTable(element);
      case 'ul':
      case 'ol':
      case 'menu':
        return [gatherItems(element)];
      case 'wbr':
        return [];
      case 'h1':
      case 'h2':
      case 'h3':
      case 'h4':
      case 'h5':
      case 'h6':
        return splitHeading(element);
      case 'q':
        return [{ type: 'text', value: '“' }, ...element.children, { type: 'text', value: '”' }];
      // They say how the text looked.
      case 'font':
      case 'span':
      case 'big':
      case 'nobr':
        return element.children;
      case 'header':
      case 'hgroup':
        return [{ ...element, tagName: 'div' }];
      default:
        // Emphasis that nobody closed may reach over paragraphs and tables.
        return isInline(element) && holdsBlock(element) ? element.children : undefined;
    }
  });
  splitAtDoubleBreaks(root);
  dropEmptyParagraphs(root);
}

function isInline(element: Element): boolean {
  return !isBlock(element) && !/^(?:thead|tbody|tfoot|colgroup)$/.test(element.tagName);
}

function holdsBlock(node: Element): boolean {
  return findElement(node, (element) => isBlock(element) && element.tagName !== 'br') !== undefined;
}

/** A heading is one line: blocks in it that are more than a line come after it. */
function splitHeading(heading: Element): ElementContent[] | undefined {
  if (!holdsBlock(heading)) return undefined;
  const isMore = (child: ElementContent) =>
    child.type === 'element' &&
    isBlock(child) &&
    (!/^(?:p|div|br)$/.test(child.tagName) || holdsBlock(child));
  const end = heading.children.findIndex(isMore);
  const line = end < 0 ? heading.children : heading.children.slice(0, end);
  const rest = end < 0 ? [] : heading.children.slice(end);
  return [{ ...heading, children: flattenBlocks(line) }, ...rest];
}

/** What stands in a list outside its items becomes an item; a list in a list belongs to the item before. */
function gatherItems(list: Element): Element {
  const items: Element[] = [];
  let isGathering = false;
  for (const child of list.children.filter((node) => !isBlank(node))) {
    const last = items.at(-1);
    const isList = child.type === 'element' && /^(?:ul|ol)$/.test(child.tagName);
    if (child.type === 'element' && child.tagName === 'li') {
      items.push(child);
      isGathering = false;
    } else if (last && (isGathering || isList)) {
      last.children.push(child);
    } else {
      items.push(createElement('li', [child]));
      isGathering = true;
    }
  }
  return { ...list, tagName: list.tagName === 'ol' ? 'ol' : 'ul', children: items };
}

const cellNames = new Set(['td', 'th']);

/** Tables of one cell a row, and those with headings, lists or tables inside, show no data. */
function isLayout(table: Element): boolean {
  const rows = filterElements(table, ({ tagName }) => tagName === 'tr');
  const cellsOf = (row: Element) =>
    row.children.filter((child) => child.type === 'element' && cellNames.has(child.tagName));
  if (rows.every((row) => cellsOf(row).length <= 1)) return true;
  return (
    findElement(table, ({ tagName }) => /^(?:h[1-6]|table|ul|ol|blockquote|pre|hr)$/.test(tagName)) !==
      undefined ||
    ownParts(table).some(
      (cell) =>
        textBelow(cell).length > 1000 || filterElements(cell, ({ tagName }) => tagName === 'p').length > 3,
    )
  );
}

function unwrapTable(table: Element): Element[] {
  return ownParts(table).map((part) => createElement('div', part.children));
}

/** Caption and cells of a table, without those of a table within. */
function ownParts(node: Element): Element[] {
  return node.children.flatMap((child) => {
    if (child.type !== 'element') return [];
    return child.tagName === 'caption' || cellNames.has(child.tagName) ? [child] : ownParts(child);
  });
}

function simplifyTable(table: Element): Element[] {
  const captions = filterElements(table, ({ tagName }) => tagName === 'caption');
  replaceElements(table, (element) => (element.tagName === 'caption' ? [] : undefined));
  for (const cell of filterElements(table, ({ tagName }) => cellNames.has(tagName))) {
    cell.children = flattenBlocks(cell.children);
  }
  promoteFirstRow(table);
  return [...captions.map((caption) => createElement('p', caption.children)), table];
}

/** Text of blocks on one line, with a space where one ends and the next begins. */
function flattenBlocks(children: ElementContent[]): ElementContent[] {
  return children.flatMap((child): ElementContent[] => {
    if (child.type !== 'element' || !isBlock(child)) return [child];
    const space = { type: 'text', value: ' ' } as const;
    return [space, ...flattenBlocks(child.children), space];
  });
}

/** A table of GitHub Flavored Markdown has a head; where none is marked, the first row is it. */
function promoteFirstRow(table: Element): void {
  const rows = filterElements(table, ({ tagName }) => tagName === 'tr');
  const [first] = rows;
  const isMarked =
    findElement(table, ({ tagName }) => tagName === 'thead') ??
    (first && findElement(first, ({ tagName }) => tagName === 'th'));
  if (isMarked || !first) return;
  const cells = first.children.filter((child) => child.type === 'element');
  if (cells.some((cell) => textBelow(cell).trim() === '')) return;
  for (const cell of cells) if (cell.tagName === 'td') cell.tagName = 'th';
}

function isBreak(node: ElementContent): boolean {
  return node.type === 'element' && node.tagName === 'br';
}

function isBlank(node: ElementContent): boolean {
  return node.type === 'text' && node.value.trim() === '';
}

/** Old pages part their paragraphs by two line breaks. */
function splitAtDoubleBreaks(element: Element): void {
  for (const child of element.children) if (child.type === 'element') splitAtDoubleBreaks(child);
  if (!/^(?:p|div|td|section|article|main|body|blockquote|center|li)$/.test(element.tagName)) return;
  const runs: ElementContent[][] = [[]];
  let breaks: ElementContent[] = [];
  for (const child of element.children) {
    if (isBreak(child) || (breaks.length > 0 && isBlank(child))) {
      breaks.push(child);
      continue;
    }
    if (breaks.filter(isBreak).length > 1) runs.push([]);
    else runs.at(-1)?.push(...breaks);
    breaks = [];
    runs.at(-1)?.push(child);
  }
  if (runs.length === 1) return;
  // A paragraph within a paragraph there cannot be; what becomes of `p` is a plain container.
  if (element.tagName === 'p') element.tagName = 'div';
  element.children = runs.flatMap((run) =>
    run.some(isBlock) ? run : run.every(isBlank) ? [] : [createElement('p', run)],
  );
}

function dropEmptyParagraphs(root: Root | Element): void {
  replaceElements(root, (element) =>
    element.tagName === 'p' &&
    textBelow(element).trim() === '' &&
    findElement(element, ({ tagName }) => tagName === 'img') === undefined
      ? []
      : undefined,
  );
}

/** Pictures that only fill or count: of one or two pixels. */
export function isSpacer(image: Element): boolean {
  return ['width', 'height'].some((name) => {
    const size = Number.parseInt(readAttribute(image, name) ?? '', 10);
    return size >= 0 && size <= 2;
  });
}

/** The address of a picture, also where a script would have filled it in. */
export function readImageAddress(image: Element): string | undefined {
  const candidates = ['src', 'dataSrc', 'dataOriginal', 'dataLazySrc', 'dataUrl'].map((name) =>
    readAttribute(image, name),
  );
  const [fromSet] = (readAttribute(image, 'srcSet') ?? readAttribute(image, 'dataSrcSet') ?? '')
    .trim()
    .split(/[\s,]+/);
  return [...candidates, fromSet].find(
    (address) => address !== undefined && address !== '' && !/^data:/i.test(address),
  );
}
