import type { List, ListItem, Paragraph, Root, RootContent, TableRow } from 'mdast';
import { textOf } from './markdown.ts';
import { splitParagraph } from './html-tree.ts';

/** The marks of items: bullets, signs that need not be one, and numbers. */
const bullet = /^\s*([•·▪■●◦‣∙]|o(?=\s{2}|\t))\s*/u;
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
      first &&
      (first.mark === bullet || (items.length > 1 && (first.mark === dash || Number(first.sign) === 1)));
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

/** The lines of a paragraph as paragraphs, from the line on where all begin with a mark. */
function splitItems(block: RootContent): RootContent[] {
  if (block.type !== 'paragraph') return [block];
  const lines = splitParagraph(block, true);
  const start = lines.findLastIndex((line) => !readItem(line)) + 1;
  const items = lines.slice(start);
  if (lines.length < 2 || (items.length < 2 && readItem(items[0] ?? block)?.mark !== bullet)) return [block];
  const above = lines.slice(0, start).flatMap(({ children }, index) => {
    return index === 0 ? children : [{ type: 'break' } as const, ...children];
  });
  return [...(above.length > 0 ? [{ ...block, children: above }] : []), ...items];
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
  const countTabs = ({ text }: NumberedLine) => {
    const isRow =
      text.trim().includes('\t') &&
      ![bullet, dash, numbered, /^[\p{L}-]+:\t/u].some((mark) => mark.test(text));
    return isRow ? text.split('\t').length - 1 : 0;
  };
  const runs: NumberedLine[][] = [];
  for (const line of lines) {
    const above = runs.at(-1);
    const isNext = above?.at(-1)?.number === line.number - 1;
    if (above?.[0] && isNext && countTabs(line) > 0 && countTabs(line) === countTabs(above[0]))
      above.push(line);
    else if (line.text.trim() !== '') runs.push([line]);
  }
  return {
    type: 'root',
    children: runs.map((run) => (run.length > 1 ? makeTable(run) : makeParagraph(run))),
  };
}

/**
 * Joins the lines that a mail program wrapped: a line goes on with another, directly below, whose first word had no
 * room in it. That a text was wrapped shows in lines that begin in the middle of a sentence.
 */
export function joinWrapped(tree: Root): void {
  const texts = tree.children.map(textOf);
  const lineOf = (index: number) => tree.children[index]?.position?.start.line ?? 0;
  const lengths = texts.map(({ length }) => length);
  // A line that is longer was not wrapped: an address, a title.
  const width = Math.max(0, ...lengths.filter((length) => length <= 100));
  const isFull = lengths.filter((length) => length <= 100 && length > width * 0.8).length > 3;
  const hadNoRoom = (index: number) => {
    const [above = 0, word = ''] = [lengths[index - 1], texts[index]?.split(' ', 1)[0]];
    const isBelow = lineOf(index) === lineOf(index - 1) + 1;
    return isBelow && above > 30 && above <= 100 && above + 1 + word.length > width * 0.92;
  };
  const goesOn = /^[\p{Ll}\p{Script=Han}]/u;
  const isWrapped = texts.some((text, index) => hadNoRoom(index) && goesOn.test(text));
  const joined: RootContent[] = [];
  for (const [index, block] of tree.children.entries()) {
    const [above = '', text = ''] = [texts[index - 1], texts[index]];
    const last = joined.at(-1);
    // A line that ends a sentence may also end its paragraph, and the first line may be the title.
    const mayEnd = /[.!?。！？]['"’”)]?$/u.test(above) ? !isFull : joined.length === 1;
    const isOpen = goesOn.test(text) || !mayEnd;
    const areTexts = last?.type === 'paragraph' && block.type === 'paragraph' && !readItem(block);
    if (isWrapped && hadNoRoom(index) && isOpen && areTexts) {
      const isWhole = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]$|\p{L}-$/u.test(above) && goesOn.test(text);
      last.children.push({ type: 'text', value: isWhole ? '' : ' ' }, ...block.children);
    } else joined.push(block);
  }
  tree.children = joined;
}

function makeParagraph([line]: readonly NumberedLine[]): Paragraph {
  const { number = 1, text = '' } = line ?? {};
  return { type: 'paragraph', children: [{ type: 'text', value: text.trim() }], position: at(number) };
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
