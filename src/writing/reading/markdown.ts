import type { Nodes, Root, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { toMarkdown, type Options } from 'mdast-util-to-markdown';
import { gfm } from '../../content/markdown/gfm.ts';
import { readBody } from '../../content/checks/body.ts';
import { parseMarkdown } from '../../content/checks/markdown-tree.ts';
import { quoteStart, type Problem } from './found-story.ts';

/** How trees are written. */
const style: Options = {
  bullet: '-',
  emphasis: '*',
  strong: '*',
  rule: '-',
  fence: '`',
  fences: true,
  listItemIndent: 'one',
  incrementListMarker: true,
  extensions: gfm.toMarkdownExtensions,
};

/** The reference parser and the site's parser, the latter without typographic quotes and dashes. */
const readers: readonly ((markdown: string) => Root)[] = [
  (markdown) =>
    fromMarkdown(markdown, {
      extensions: gfm.micromarkExtensions,
      mdastExtensions: gfm.fromMarkdownExtensions,
    }),
  (markdown) => parseMarkdown(markdown, false)[0]?.node as Root,
];

/** The text of a node, with a line end where a line or a block ends. */
export function textOf(node: Nodes): string {
  if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') return node.value;
  if (node.type === 'break') return '\n';
  if (!('children' in node)) return '';
  const holdsBlocks = ['root', 'blockquote', 'list', 'listItem', 'table'].includes(node.type);
  return node.children.map(textOf).join(holdsBlocks ? '\n' : node.type === 'tableRow' ? ' ' : '');
}

/**
 * Writes a tree as Markdown that shows exactly what the tree holds, in the reference parser and in the site's, and
 * passes the check. Only characters with a meaning in Markdown are escaped. Emphasis that cannot be written is
 * dropped: HTML can nest it in ways that Markdown cannot.
 */
export function writeFaithfully(tree: Root): { markdown: string; leftOut: string[]; problems: Problem[] } {
  const leftOut: string[] = [];
  const blocks = joinLists(tree.children).map((block) => {
    const { markdown, isPlain } = writeBlock(block);
    if (isPlain) leftOut.push(`bold and italic type in ${quoteStart(textOf(block))}`);
    return markdown;
  });
  const markdown = blocks.join('\n\n');
  return {
    markdown,
    leftOut,
    problems: findLostWords(textOf(tree), ...readers.map((read) => read(markdown))),
  };
}

function writeBlock(block: RootContent): { markdown: string; isPlain: boolean } {
  const [plain = block] = dropEmphasis(block);
  const isPlain = describe(plain) !== describe(block);
  for (const wanted of isPlain ? [block, plain] : [block]) {
    for (const form of [writeTexts(wanted, (text) => text), wanted, writeTexts(wanted, escape)]) {
      const markdown = write(form);
      if (isFaithful(markdown, wanted)) {
        return { markdown: dropNeedlessEscapes(markdown, wanted), isPlain: wanted !== block };
      }
    }
  }
  return { markdown: write(plain), isPlain };
}

function write(block: RootContent): string {
  return toMarkdown({ type: 'root', children: [block] }, style).trimEnd();
}

/** Lists in a row would be read as one list. */
function joinLists(blocks: readonly RootContent[]): RootContent[] {
  const joined: RootContent[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    if (last?.type === 'list' && block.type === 'list' && last.ordered === block.ordered) {
      joined[joined.length - 1] = { ...last, children: [...last.children, ...block.children] };
    } else joined.push(block);
  }
  return joined;
}

function dropEmphasis(node: RootContent): RootContent[] {
  if (!('children' in node)) return [node];
  const children = (node.children as RootContent[]).flatMap(dropEmphasis);
  const isEmphasis = ['emphasis', 'strong', 'delete'].includes(node.type);
  return isEmphasis ? children : [{ ...node, children } as RootContent];
}

/** Gives the texts of a node as Markdown: mdast-util-to-markdown would escape every sign that might have a meaning. */
function writeTexts(node: RootContent, rewrite: (text: string) => string): RootContent {
  if (node.type === 'text') return { type: 'html', value: rewrite(node.value) };
  if (!('children' in node)) return node;
  const children = (node.children as RootContent[]).map((child) => writeTexts(child, rewrite));
  return { ...node, children } as RootContent;
}

/** Puts a backslash before every sign that is not part of an address, which becomes a link as it is. */
function escape(text: string): string {
  return text.replace(/\b(?:https?:\/\/|www\.)[^\s<>]*[\p{L}\p{N}/_=-]|[!-/:-@[-`{-~]/gu, (part) =>
    part.length === 1 ? `\\${part}` : part,
  );
}

/** Removes the escapes without which the Markdown shows the same. */
function dropNeedlessEscapes(escaped: string, wanted: RootContent): string {
  const marks = new Set([...escaped.matchAll(/\\([!-/:-@[-`{-~])/g)].map(([, mark = '']) => mark));
  marks.delete('\\');
  let markdown = escaped;
  // Starts at the end: opening characters, which come first, are the ones that need escapes.
  for (const mark of [...marks].reverse()) {
    const shorter = markdown.replaceAll(`\\${mark}`, mark);
    if (isFaithful(shorter, wanted)) markdown = shorter;
  }
  return markdown;
}

/** A line with no sign that has a meaning in Markdown. */
const plainLine = /^\p{L}[\p{L}\p{N} ,.;!?%()'"’‘“”–—…/-]*$/u;

function isFaithful(markdown: string, wanted: RootContent): boolean {
  if (wanted.type === 'paragraph' && plainLine.test(markdown) && textOf(wanted) === markdown) return true;
  const description = describe(wanted);
  return (
    readers.every((read) => read(markdown).children.map(describe).join('') === description) &&
    readBody(markdown, 0).findings.every(({ rule }) => rule !== 'body-mark')
  );
}

/** What a node shows, without white space. Text that is an address is a link by itself. */
function describe(node: Nodes): string {
  const mark = (...parts: string[]) => `\u0000${parts.join('\u0000')}\u0000`;
  if (node.type === 'text') return removeSpace(node.value);
  if (node.type === 'image') return mark('image', removeSpace(node.alt ?? ''), node.url);
  if ('value' in node) return mark(node.type, removeSpace(node.value));
  const inside = 'children' in node ? node.children.map(describe).join('') : '';
  if (node.type !== 'link') return mark(node.type, node.type === 'heading' ? String(node.depth) : '', inside);
  const isBare = /^(?:mailto:|https?:\/\/)?$/.test(node.url.replace(inside, ''));
  return isBare ? inside : mark('link', node.url, inside);
}

function removeSpace(text: string): string {
  return text.replace(/[\s\u200b\u2060]+/gu, '');
}

/** Compares the words of a file with those of a tree, or of Markdown that was made from it. */
export function findLostWords(written: string, ...made: readonly Root[]): Problem[] {
  const wanted = removeSpace(written);
  const got = made.map((tree) => removeSpace(textOf(tree))).find((words) => words !== wanted);
  if (got === undefined) return [];
  let at = 0;
  while (wanted[at] === got[at]) at += 1;
  return [
    {
      message: `the text does not survive as it is near ${quoteStart(wanted.slice(Math.max(0, at - 20)), 50)}`,
      fix: 'copy the story as text into a .txt file and bring that in',
    },
  ];
}
