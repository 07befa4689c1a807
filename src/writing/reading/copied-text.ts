import { foldSpace } from '../../lib/text.ts';
import { quoteStart, type FoundStory, type Problem } from './found-story.ts';
import { isMailField, takeMail } from './mail.ts';
import { textOf } from './markdown.ts';
import { dropInvisible } from './plain-text.ts';
import type { ReadingContext } from './story.ts';
import { takeFoot } from './story-foot.ts';
import { isSameText, linesOf, readHead, takeHead } from './story-head.ts';
import { gatherLists, joinWrapped, makeBlocks, type NumberedLine } from './text-blocks.ts';

/**
 * Reads a story that was copied as text from a page of the old site or from a mail: source and date, tags, then one
 * paragraph per line, or lines that were wrapped.
 */
export function readCopiedText(written: string, { sources, title: given }: ReadingContext): FoundStory {
  // Word has its bullets in a private range.
  const { text, leftOut: invisible } = dropInvisible(written.replace(/[\uf0a7\uf0b7\uf0d8]/g, '•'));
  const tree = makeBlocks(splitLines(text));
  const mail = takeMail(tree, false);
  const { others, source, date, tags } = takeHead(tree, given === undefined ? [] : [given], sources);
  joinWrapped(tree);
  const hasHead = source ?? date ?? tags;
  const [first] = tree.children;
  const isTitle = first?.type === 'paragraph' && tree.children.length > 1 && readsAsTitle(textOf(first));
  // Without a head the first line is the title, unless it reads like a sentence.
  const [titleBlock, ...more] = hasHead || !isTitle || given !== undefined || mail.subject ? others : [first];
  const line = titleBlock?.position?.start.line;
  const title =
    titleBlock && more.length === 0 ? { value: foldSpace(textOf(titleBlock)), line } : mail.subject;
  const titles = [given, title?.value].filter((known) => known !== undefined);
  tree.children = tree.children.filter((block) => !others.includes(block) && block !== titleBlock);
  if (isSameText(textOf(tree.children[0] ?? tree), titles)) tree.children.shift();
  gatherLists(tree);
  const foot = takeFoot(tree);

  const problems: Problem[] = [];
  if (more.length > 0) {
    const strays = others.map((block) => quoteStart(textOf(block), 40)).join(', ');
    problems.push({
      line,
      message: `above the story stand ${strays}, of which only one can be the title`,
      fix: 'take out what is not the title; what belongs to the story goes below the line with the tags',
      blocks: others,
    });
  }
  if (tree.children.length === 0) {
    problems.push({
      message: 'there is no story in this file',
      fix: 'copy the text again from the page, from the source and date to the last paragraph',
    });
  }
  const second = tree.children.find((block, index) => {
    const lines = [block, ...tree.children.slice(index + 1, index + 2)].flatMap(linesOf);
    const { source, date, tags } = readHead(lines, sources);
    return source && date && tags && tags.line !== block.position?.start.line;
  });
  if (second) {
    problems.push({
      line: second.position?.start.line,
      message: `a second story begins here: ${quoteStart(textOf(second))}`,
      fix: 'put each story into a file of its own',
    });
  }
  return {
    source,
    date,
    title,
    tags: tags ?? foot.tags,
    tree,
    isDraft: mail.isMail,
    leftOut: [...foot.leftOut, ...invisible],
    doubts: [...mail.doubts, ...foot.doubts],
    problems,
  };
}

/** The lines of a text, without the marks of quoted mail; an indented line goes on with a field of a mail. */
function splitLines(text: string): NumberedLine[] {
  const isQuoted = (text.match(/^>/gm)?.length ?? 0) > 1;
  const lines: NumberedLine[] = [];
  for (const [index, written] of text.split('\n').entries()) {
    const plain = isQuoted ? written.replace(/^(?:>[ \t]?)+/, '') : written;
    // Mail programs write the address of a link behind its words.
    const linked = plain.replace(/[ \t]*<(?:mailto:)?(https?:\/\/[^\s<>]+)>/g, ' ($1)');
    const line = { number: index + 1, text: linked.replace(blankEnds, '') };
    const above = lines.at(-1);
    if (above && /^[ \t]+\S/.test(plain) && isMailField(above.text)) above.text += ` ${line.text.trim()}`;
    else lines.push(line);
  }
  return lines;
}

export function readsAsTitle(text: string): boolean {
  return text.length <= 200 && !/[.。…:：;,]$/u.test(text);
}

/** Tabs at the ends may be empty cells of a table. */
const blankEnds = /^(?:[^\S\t]|[\u200b\u2060])+|(?:[^\S\t]|[\u200b\u2060])+$/gu;
