import type { List, ListItem, Paragraph, Root, RootContent, TableRow } from 'mdast';
import { textOf } from './markdown.ts';
import { splitParagraph } from './html-tree.ts';

/** The marks of items: bullets, signs that need not be one, and numbers. */
const bullet = /^\s*([•·▪■●◦‣∙])\s*/u;
const dash = /^\s*([*–—-])\s+/u;
const numbered = /^\s*[(（]?(\d{1,2})(?:[.)）]\s+|、\s*)/u;

interface Item {
  paragraph: Paragraph;
  mark: RegExp;
  /** The bullet, the dash or the number. */
  sign: string;
}

function readItem(block: RootContent): Item | undefined {
  if (block.type !== 'paragraph') return undefined;
  const mark = [bullet, dash, numbered].find((own) => own.test(textOf(block)));
  return mark && { paragraph: block, mark, sign: mark.exec(textOf(block))?.[1] ?? '' };
}

/** Makes lists of the paragraphs and lines that begin with a bullet, with dashes in a row, or with 1, 2, 3. */
export function gatherLists(tree: Root): void {
  const blocks: RootContent[] = [];
  let items: Item[] = [];
  const finish = () => {
    const [first] = items;
    const isList =
      first && (first.mark === bullet || (items.length > 1 && !/^(?:0|[2-9]|\d\d)$/.test(first.sign)));
    blocks.push(...(isList ? [makeList(items)] : items.map(({ paragraph }) => paragraph)));
    items = [];
  };
  for (const block of tree.children.flatMap(splitItems)) {
    const item = readItem(block);
    const last = items.at(-1);
    const follows =
      item?.mark === numbered ? Number(item.sign) === Number(last?.sign) + 1 : item?.sign === last?.sign;
    if (!item || item.mark !== last?.mark || !follows) finish();
    if (item) items.push(item);
    else blocks.push(block);
  }
  finish();
  tree.children = blocks;
}

/** A paragraph of lines that all begin with a mark, as paragraphs. */
function splitItems(block: RootContent): RootContent[] {
  if (block.type !== 'paragraph') return [block];
  const lines = splitParagraph(block, true);
  return lines.length > 1 && lines.every(readItem) ? lines : [block];
}

function makeList(items: readonly Item[]): List {
  const children = items.map(({ paragraph, mark }): ListItem => {
    const [first, ...rest] = paragraph.children;
    if (first?.type === 'text') first.value = first.value.replace(mark, '');
    return {
      type: 'listItem',
      spread: false,
      children: [{ ...paragraph, children: first ? [first, ...rest] : [] }],
    };
  });
  const [first] = items;
  const { position } = first?.paragraph ?? {};
  return {
    type: 'list',
    ordered: first?.mark === numbered,
    spread: false,
    children,
    ...(position && { position }),
  };
}

/** A line of a file, and its number from 1. */
export interface NumberedLine {
  number: number;
  text: string;
}

/** Makes a paragraph of each line, and a table of lines in a row with the same number of tabs. */
export function makeBlocks(lines: readonly NumberedLine[]): Root {
  const countTabs = (line?: NumberedLine) => (line?.text.split('\t').length ?? 1) - 1;
  const runs: NumberedLine[][] = [];
  for (const line of lines) {
    const above = runs.at(-1);
    if (above && countTabs(line) > 0 && countTabs(line) === countTabs(above.at(-1))) above.push(line);
    else if (line.text !== '') runs.push([line]);
  }
  return {
    type: 'root',
    children: runs.map((run) => (run.length > 1 ? makeTable(run) : makeParagraph(run))),
  };
}

/**
 * Joins the lines that a mail program wrapped: a line goes on with another, directly below, whose first word had no
 * room in it. Lines longer than mail has were not wrapped.
 */
export function joinWrapped(tree: Root): void {
  const texts = tree.children.map(textOf);
  const width = Math.max(0, ...texts.map((text) => text.length));
  const lineOf = (index: number) => tree.children[index]?.position?.start.line ?? 0;
  const isSpaced = texts.some((_, index) => lineOf(index + 1) > lineOf(index) + 1);
  const isFull = texts.filter((text) => text.length > width * 0.8).length > 3;
  const joined: RootContent[] = [];
  for (const [index, block] of tree.children.entries()) {
    const [above = '', text = ''] = [texts[index - 1], texts[index]];
    const last = joined.at(-1);
    const hadNoRoom = above.length > 40 && above.length + 1 + text.split(' ', 1).join('').length > width;
    // A line that ends a sentence may also end its paragraph.
    const isOpen = isSpaced && (isFull || !/[.!?。！？]['"’”)]?$/u.test(above));
    const goesOn = (isOpen || /^\p{Ll}/u.test(text)) && lineOf(index) === lineOf(index - 1) + 1;
    const areTexts = last?.type === 'paragraph' && block.type === 'paragraph' && !readItem(block);
    if (width <= 100 && hadNoRoom && goesOn && areTexts) {
      last.children.push({ type: 'text', value: ' ' }, ...block.children);
    } else joined.push(block);
  }
  tree.children = joined;
}

function makeParagraph([line]: readonly NumberedLine[]): Paragraph {
  const { number = 1, text = '' } = line ?? {};
  return { type: 'paragraph', children: [{ type: 'text', value: text }], position: at(number) };
}

function makeTable(rows: readonly NumberedLine[]): RootContent {
  const children = rows.map(({ text }): TableRow => {
    const cells = text.split('\t').map((cell) => cell.trim());
    return {
      type: 'tableRow',
      children: cells.map((value) => ({ type: 'tableCell', children: [{ type: 'text', value }] })),
    };
  });
  return { type: 'table', children, position: at(rows[0]?.number ?? 1) };
}

function at(line: number) {
  return { start: { line, column: 1 }, end: { line, column: 1 } };
}
