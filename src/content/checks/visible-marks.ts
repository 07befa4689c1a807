import type { Finding } from './issue.ts';
import { filler, markPatterns, mayHoldMarks } from './mark-patterns.ts';
import { extentOf, sourceOf, type TreeNode } from './markdown-tree.ts';

/**
 * Finds what still looks like a mark in the text that a page shows: its writer meant a mark, or must escape the sign.
 * Offsets are in the Markdown. Of each kind only the first in a paragraph is told.
 */
export function findVisibleMarks(nodes: readonly TreeNode[], markdown: string): Finding[] {
  const shown = showText(nodes, markdown);
  return nodes.flatMap(({ node }) => {
    if (node.type !== 'paragraph' && node.type !== 'heading' && node.type !== 'tableCell') return [];
    const { start, end } = extentOf(node);
    const text = shown.slice(start, end);
    if (!mayHoldMarks.test(text)) return [];
    const taken: { from: number; to: number }[] = [];
    return markPatterns.flatMap(({ pattern, describe }): Finding[] => {
      const match = pattern.exec(text);
      if (!match) return [];
      const from = match.index + (/^[ \t]*/.exec(match[0])?.[0].length ?? 0);
      const to = match.index + match[0].length;
      if (taken.some((other) => from < other.to && other.from < to)) return [];
      taken.push({ from, to });
      const source = markdown.slice(start + from, start + to);
      const { edit, ...problem } = describe({ source, rest: markdown.slice(start + to, end) });
      // Marks of quotations and lists before its lines would be part of the change.
      const isWithin = /[\r\n][ \t]*>/.test(markdown.slice(start, end));
      const isAtLineStart = /^[ \t]*$/.test(lineBefore(markdown, start + from));
      const canEdit = edit !== undefined && !isWithin && (isAtLineStart || !pattern.multiline);
      return [
        {
          rule: 'body-mark',
          offset: start + from,
          ...problem,
          ...(canEdit && { edit: { start: start + from, end: start + to, text: edit } }),
        },
      ];
    });
  });
}

/** What stands on a line before an offset. */
function lineBefore(text: string, offset: number): string {
  const lineStart = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  return text.slice(lineStart, offset);
}

/** The Markdown with {@link filler} for everything that is no text; line ends stay. */
function showText(nodes: readonly TreeNode[], markdown: string): string {
  let shown = '';
  let position = 0;
  const skipTo = (end: number): void => {
    shown += markdown.slice(position, end).replace(/[^\r\n]/g, filler);
    position = end;
  };
  for (const { node } of nodes) {
    // The text of an address that is a link by itself is the address.
    if (node.type === 'link' && !sourceOf(node, markdown).startsWith('[')) skipTo(extentOf(node).end);
    if (node.type !== 'text') continue;
    const { start, end } = extentOf(node);
    if (start < position) continue;
    skipTo(start);
    shown += markdown.slice(start, end).replace(notShown, (sign) => {
      const isShown = sign.startsWith('&') && node.value.includes(sign);
      return isShown ? sign : sign.replace(/[^\r\n]/g, sign.trimStart().startsWith('>') ? ' ' : filler);
    });
    position = end;
  }
  skipTo(markdown.length);
  return shown;
}

/** An escaped sign, an entity, and the mark of a quotation before each of its lines. */
const notShown = /\\[!-/:-@[-`{-~]|&(?:\w+|#\w+);|(?<=[\r\n])[ \t]*>[> \t]*/g;
