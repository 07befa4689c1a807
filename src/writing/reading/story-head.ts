import type { Root, RootContent } from 'mdast';
import { createSlug } from '../../lib/slugs.ts';
import { foldSpace } from '../../lib/text.ts';
import { findSource, type Sources } from '../sources.ts';
import { splitTags } from '../tag-lists.ts';
import type { Found } from './found-story.ts';
import { textOf } from './markdown.ts';
import { splitParagraph } from './html-tree.ts';
import { splitDatedLine } from './written-date.ts';

/** What the old site put above its stories: source and date on one line or two, then the tags. */
export interface StoryHead {
  source?: Found<string> | undefined;
  date?: Found<string> | undefined;
  tags?: Found<string[]> | undefined;
}

export interface Line {
  text: string;
  line?: number | undefined;
}

/** The maximum length of a head in blocks, and of a line of it in characters. */
export const headReach = 8;
const longestLine = 300;
const tagLine = /^\s*(?:tags?|keywords?|标签|关键词)\s*[:：]\s*(.*)$/iu;

/** The tags of a line such as `Tag: a, b`; none for other lines. */
export function readTagLine(line: string): string[] {
  return splitTags(tagLine.exec(line)?.[1] ?? '');
}

/**
 * Whether a line can only be part of a head: tags, a known source, a date alone, or a source with a date.
 * `Shanghai, March 20, 2019` is not, because stories can begin like that.
 */
function isHeadLine(line: string, sources: Sources, next = ''): boolean {
  if (tagLine.test(line) || findSource(line, sources) !== undefined) return true;
  const { before, isRunTogether } = splitDatedLine(line) ?? {};
  if (before === undefined) return false;
  const isKey = /^[a-z0-9][a-z0-9._-]{1,39}$/iu.test(before);
  const isShort = before.length <= 40 && before.split(/\s+/).length <= 4;
  return (
    before === '' ||
    findSource(before, sources) !== undefined ||
    (isKey && isRunTogether === true) ||
    (isShort && tagLine.test(next))
  );
}

/** Reads source, date and tags from the lines of a head; other lines may be among them. */
export function readHead(lines: readonly Line[], sources: Sources): StoryHead {
  const head = lines.filter(({ text }, index) => isHeadLine(text, sources, lines[index + 1]?.text));
  const dated = head.flatMap(({ text, line }) => {
    const { before = '', date = '' } = splitDatedLine(text) ?? {};
    return date === '' || tagLine.test(text) ? [] : [{ before, date, line }];
  });
  const isKnown = (name: string) => findSource(name, sources) !== undefined;
  const named = dated.find(({ before }) => isKnown(before)) ?? dated.find(({ before }) => before !== '');
  const alone = head.find(({ text }) => isKnown(text));
  const { before, date, line } = named ?? dated[0] ?? {};
  const tags = head.find(({ text }) => tagLine.test(text));
  return {
    source: named ? { value: before ?? '', line } : alone && { value: alone.text.trim(), line: alone.line },
    date: date === undefined ? undefined : { value: date, line },
    tags:
      tags && readTagLine(tags.text).length > 0
        ? { value: readTagLine(tags.text), line: tags.line }
        : undefined,
  };
}

/**
 * Removes the head from a story: the title, source and date, tags.
 *
 * @param titles that are known: from the page and from the caller.
 * @returns also the blocks between its lines that are none of these, and the main heading where no title is known.
 */
export function takeHead(
  tree: Root,
  titles: readonly string[],
  sources: Sources,
): StoryHead & { title?: Found<string> | undefined; others: RootContent[] } {
  // A paragraph may contain the head and the beginning of the story.
  tree.children = tree.children.flatMap((block, index) => {
    const [first] = linesOf(block);
    const isBegin = isHeadLine(first?.text ?? '', sources) || isSameText(first?.text ?? '', titles);
    const isMixed = index < headReach && block.type === 'paragraph' && isBegin;
    return isMixed ? splitParagraph(block, true) : [block];
  });
  const blocks = tree.children.slice(0, headReach);
  const lines = blocks.map((block) => linesOf(block));
  const isTitle = (own: readonly Line[]) => isSameText(own.map(({ text }) => text).join(' '), titles);
  const isHead = (own: readonly Line[], index: number) =>
    own.length > 0 && own.every(({ text }) => isHeadLine(text, sources, lines[index + 1]?.[0]?.text));
  const longAt = lines.findIndex((own) => own.some(({ text }) => text.length > longestLine));
  const tagsAt = lines.findIndex((own) => own.length > 0 && own.every(({ text }) => tagLine.test(text)));
  // Below the tags a head goes on without a break, or not at all.
  const end = lines.findIndex(
    (own, index) => index === longAt || (tagsAt >= 0 && index > tagsAt && !isHead(own, index)),
  );
  const near = lines.slice(0, end < 0 ? undefined : end);
  const isHeadline = (block: RootContent) =>
    block.type === 'heading' && block.depth === 1 && titles.length === 0;
  const taken = blocks.filter((block, index) => {
    const own = near[index];
    return own !== undefined && (isHeadline(block) || isTitle(own) || isHead(own, index));
  });
  const headline = taken.find((block) => isHeadline(block));
  const lastHead = near.findLastIndex((own, index) => isHead(own, index));
  const others = blocks.slice(0, Math.max(lastHead, 0)).filter((block) => !taken.includes(block));
  tree.children = tree.children.filter((block) => !taken.includes(block));
  return {
    ...readHead(near.filter((own, index) => isHead(own, index)).flat(), sources),
    title: headline && {
      value: linesOf(headline)
        .map(({ text }) => text)
        .join(' '),
      line: headline.position?.start.line,
    },
    others,
  };
}

export function isSameText(text: string, others: readonly string[]): boolean {
  const slug = createSlug(text);
  return slug !== '' && others.some((other) => createSlug(other) === slug);
}

/** The lines of a block of a story. */
export function linesOf(block: RootContent): Line[] {
  const line = block.position?.start.line;
  return textOf(block)
    .split('\n')
    .map((text) => ({ text: foldSpace(text), line }))
    .filter(({ text }) => text !== '');
}
