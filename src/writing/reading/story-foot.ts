import type { Root } from 'mdast';
import { quoteStart, type Found, type LeftOut, type Problem } from './found-story.ts';
import { linesOf, readTagLine } from './story-head.ts';

/** The beginnings of what the old site put below its stories. */
const eventCall = /^register\s+as\s+(?:an?\s+)?visitor\s+(?:to|for|at)\s+.{1,120}[!！.]?$/iu;
const dashes = /^(?:[-‐‑‒–—―_=*~·•]\s*){3,}$/u;
const landmark = /^(?:editor(?:[’'`]s|s[’'])?\s+note|contact\s+us|follow\s+us(?:\s+on)?)\s*(?:[:：]|$)/iu;
const imprint = /^(?:©|\(c\)\s|copyright\s+(?:©|\(c\)|\d{4}))|all rights reserved/iu;
const contributorCall = /\bcontributors?\b|\bCV\b|\bEn-CPhI\b|@/u;

/** The number of lines that may follow a landmark; more than the old site ever had. */
const reach = 12;
/** A paragraph of a story is longer than an address, a number or the name of a network. */
const shortLine = 160;

export function isImprint(line: string): boolean {
  return imprint.test(line);
}

/**
 * Finds the lines that the old site put below its stories: an event call, a row of dashes, the editor's note,
 * contacts and social networks. A call with an exclamation mark always belongs to the site. Other lines do only if
 * they reach to the end of the text, so that a note in the middle of a story stays.
 *
 * @returns indexes of lines: those of the site, and those that begin in the same way but stay.
 */
export function findSiteWords(lines: readonly string[]): { own: number[]; doubtful: number[] } {
  const begins = (pattern: RegExp, index: number) =>
    pattern.test(lines[index]?.split('\n', 1)[0]?.trim() ?? '');
  const isCall = (index: number) => begins(eventCall, index);
  const reachesEnd = (start: number) => {
    let left = 0;
    return lines.slice(start).every((line, offset) => {
      const index = start + offset;
      if (begins(landmark, index)) left = reach + 1;
      else if (begins(dashes, index) || isCall(index)) left = 1;
      left -= 1;
      const isShort = line.split('\n').every((part) => part.length <= shortLine);
      return isImprint(line) || (left >= 0 && (isShort || contributorCall.test(line)));
    });
  };
  const indexes = [...lines.keys()];
  const start = indexes.find(reachesEnd) ?? lines.length;
  const isOwn = (index: number) => index >= start || (isCall(index) && /[!！]\s*$/u.test(lines[index] ?? ''));
  return {
    own: indexes.filter(isOwn),
    doubtful: indexes.filter((index) => !isOwn(index) && (isCall(index) || begins(landmark, index))),
  };
}

/** Removes the old site's own text and tags from the end of a story. */
export function takeFoot(tree: Root): { tags?: Found<string[]>; leftOut: LeftOut[]; doubts: Problem[] } {
  const blocks = tree.children.map((block) => {
    const lines = linesOf(block);
    const text = block.type === 'thematicBreak' ? '---' : lines.map((line) => line.text).join('\n');
    return { block, text: text || '[picture]', line: block.position?.start.line };
  });
  const { own, doubtful } = findSiteWords(blocks.map(({ text }) => text));
  const taken = new Set(own);
  const last = blocks.findLastIndex((_, index) => !taken.has(index));
  const tags = last > 0 ? readTagLine(blocks[last]?.text ?? '') : [];
  if (tags.length > 0) taken.add(last);
  tree.children = tree.children.filter((_, index) => !taken.has(index));
  const lines = own.map((index) => quoteStart(blocks[index]?.text ?? ''));
  const firstLine = blocks[own[0] ?? -1]?.line;
  return {
    ...(tags.length > 0 && { tags: { value: tags, line: blocks[last]?.line } }),
    leftOut:
      own.length === 0
        ? []
        : [
            {
              what: `${firstLine === undefined ? '' : `from line ${String(firstLine)}: `}${lines.join(', ')}`,
              blocks: own.flatMap((index) => blocks[index]?.block ?? []),
            },
          ],
    doubts: doubtful.map((index) => ({
      line: blocks[index]?.line,
      message: `${quoteStart(blocks[index]?.text ?? '')} begins like the old site’s own words, but more of the story follows, so it was kept`,
      fix: 'read the end of the story and delete what is not part of it',
    })),
  };
}
