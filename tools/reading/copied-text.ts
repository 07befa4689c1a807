import { foldSpace } from '../../src/lib/text.ts';
import { quoteStart, type FoundStory, type Problem } from './found-story.ts';
import { textOf } from './markdown.ts';
import { takeMailLines } from './mail.ts';
import { dropInvisible } from './plain-text.ts';
import type { ReadingContext } from './story.ts';
import { takeFoot } from './story-foot.ts';
import { isSameText, linesOf, readHead, takeHead } from './story-head.ts';
import { gatherLists, joinWrapped, makeBlocks } from './text-blocks.ts';

/**
 * Reads a story that was copied as text from a page of the old site or from a mail: source and date, tags, then one
 * paragraph per line, or lines that were wrapped.
 */
export function readCopiedText(written: string, { sources, title: given }: ReadingContext): FoundStory {
  const { text, leftOut: invisible } = dropInvisible(written);
  const lines = text
    .split('\n')
    .map((line, index) => ({ number: index + 1, text: line.replace(blankEnds, '') }));
  const mail = takeMailLines(lines);
  const tree = makeBlocks(mail.lines);
  const { others, ...head } = takeHead(tree, given === undefined ? [] : [given], sources);
  const hasHead = head.source ?? head.date ?? head.tags;
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
  joinWrapped(tree);
  gatherLists(tree);
  const foot = takeFoot(tree);

  const problems: Problem[] = [];
  if (more.length > 0) {
    const strays = others.map((block) => quoteStart(textOf(block), 40)).join(', ');
    problems.push({
      line,
      message: `above the story stand ${strays}, of which only one can be the title`,
      fix: 'take out what is not the title; what belongs to the story goes below the line with the tags',
    });
  }
  if (tree.children.length === 0) {
    problems.push({
      message: 'there is no story in this file',
      fix: 'copy the text again from the page, from the source and date to the last paragraph',
    });
  }
  const second = tree.children.find((block, index) => {
    const { source, date, tags } = readHead(
      [block, ...tree.children.slice(index + 1, index + 2)].flatMap(linesOf),
      sources,
    );
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
    ...head,
    title,
    tags: head.tags ?? foot.tags,
    tree,
    isDraft: mail.isMail,
    leftOut: [...foot.leftOut, ...invisible],
    doubts: [...mail.doubts, ...foot.doubts],
    problems,
  };
}

function readsAsTitle(text: string): boolean {
  return text.length <= 200 && !/[.。…:：;,]$/u.test(text);
}

const blankEnds = /^[\s\u200b\u2060]+|[\s\u200b\u2060]+$/gu;
