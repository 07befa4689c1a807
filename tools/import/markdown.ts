import type { Nodes, Paragraph, Root, RootContent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { markdownFeatures } from '../../src/content/markdown/dialect.ts';
import { readBody } from '../../src/content/checks/body.ts';
import { parseMarkdown } from '../../src/content/checks/markdown-tree.ts';
import { quoteStart, type Problem } from './found-article.ts';

const gfm = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkStringify, {
    bullet: '-',
    emphasis: '*',
    strong: '*',
    rule: '-',
    fence: '`',
    fences: true,
    listItemIndent: 'one',
    incrementListMarker: true,
  })
  .freeze();

/** The reference parser and the site's parser, the latter without typographic quotes and dashes. */
const readers: readonly ((markdown: string) => Root)[] = [
  (markdown) => gfm.parse(markdown),
  (markdown) => parseMarkdown(markdown, { ...markdownFeatures, smartPunctuation: false })[0]?.node as Root,
];

/** Writes GitHub Flavored Markdown, without an empty line at its end. */
function writeMarkdown(tree: Root): string {
  return gfm.stringify(tree).trimEnd();
}

/** The text of a node, with a line end where a line or a block ends. */
export function textOf(node: Nodes): string {
  if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') return node.value;
  if (node.type === 'break') return '\n';
  if (!('children' in node)) return '';
  const holdsBlocks = ['root', 'blockquote', 'list', 'listItem', 'table'].includes(node.type);
  return node.children.map(textOf).join(holdsBlocks ? '\n' : node.type === 'tableRow' ? ' ' : '');
}

/** Whether two articles have the same words; markup and pictures may differ. */
export function haveSameWords(one: string, other: string): boolean {
  const [first, second] = [one, other].map((markdown) => removeSpace(textOf(gfm.parse(markdown))));
  return first === second;
}

/** Texts with the same words may have different white space. */
function removeSpace(text: string): string {
  return text.replace(/[\s\u200b\u2060]+/gu, '');
}

/**
 * Writes a paragraph of plain text as Markdown that shows exactly this text. Only characters with a
 * meaning in Markdown are escaped. A bare web address becomes a link.
 *
 * @param text one line, with no white space at its ends.
 */
export function writeLiteralParagraph(text: string): string {
  if (readsAs(text, text)) return text;
  const paragraph: Paragraph = { type: 'paragraph', children: [{ type: 'text', value: text }] };
  const escaped = [
    writeMarkdown({ type: 'root', children: [paragraph] }),
    text.replace(/[!-/:-@[-`{-~]/g, '\\$&'),
  ].find((markdown) => readsAs(markdown, text));
  return escaped === undefined ? encodePunctuation(text) : dropNeedlessEscapes(escaped, text);
}

/** Removes unnecessary escapes: remark-stringify escapes every character that might have a meaning. */
function dropNeedlessEscapes(escaped: string, text: string): string {
  const marks = new Set([...escaped.matchAll(/\\([!-/:-@[-`{-~])/g)].map(([, mark = '']) => mark));
  marks.delete('\\');
  let markdown = escaped;
  // Starts at the end: opening characters, which come first, are the ones that need escapes.
  for (const mark of [...marks].reverse()) {
    const shorter = markdown.replaceAll(`\\${mark}`, mark);
    if (readsAs(shorter, text)) markdown = shorter;
  }
  return markdown;
}

/** Whether Markdown is one paragraph of this text, with no markup except links, and passes the check. */
function readsAs(markdown: string, text: string): boolean {
  const isText = readers.every((read) => {
    const [paragraph, ...others] = read(markdown).children;
    return paragraph?.type === 'paragraph' && others.length === 0 && plainText(paragraph) === text;
  });
  return isText && readBody(markdown, 0).findings.every(({ rule }) => rule !== 'body-mark');
}

/** The text of a node that contains only text and links, else undefined. */
function plainText(node: Nodes): string | undefined {
  if (node.type === 'text') return node.value;
  if (node.type !== 'paragraph' && node.type !== 'link') return undefined;
  const parts = node.children.map(plainText);
  return parts.includes(undefined) ? undefined : parts.join('');
}

/** The last resort: every parser reads the result as text, but it is hard for people to read. */
function encodePunctuation(text: string): string {
  return text.replace(/[^\p{L}\p{N} ]/gu, (character) => `&#${String(character.codePointAt(0))};`);
}

/**
 * Writes a tree as Markdown and parses the result: words, links and pictures must be the same. Emphasis
 * that prevents this is dropped: HTML can nest it in ways that Markdown cannot.
 */
export function writeFaithfully(tree: Root): { markdown: string; leftOut: string[]; problems: Problem[] } {
  const markdown = writeMarkdown(tree);
  if (findLosses(tree, markdown).length === 0) return { markdown, leftOut: [], problems: [] };
  const leftOut: string[] = [];
  const children = tree.children.flatMap((block): RootContent[] => {
    const alone: Root = { type: 'root', children: [block] };
    if (findLosses(alone, writeMarkdown(alone)).length === 0) return [block];
    leftOut.push(`the page: bold and italic type in ${quoteStart(textOf(block))}`);
    return dropEmphasis(block);
  });
  const plainer: Root = { type: 'root', children };
  const plainMarkdown = writeMarkdown(plainer);
  return { markdown: plainMarkdown, leftOut, problems: findLosses(plainer, plainMarkdown) };
}

function dropEmphasis(node: RootContent): RootContent[] {
  if (!('children' in node)) return [node];
  const children = (node.children as RootContent[]).flatMap(dropEmphasis);
  return ['emphasis', 'strong', 'delete'].includes(node.type)
    ? children
    : [{ ...node, children } as RootContent];
}

function findLosses(tree: Root, markdown: string): Problem[] {
  const wanted = describe(tree);
  return readers.flatMap((read) => compareWords(wanted, describe(read(markdown)))).slice(0, 1);
}

/** Words, and addresses of links and pictures. Text that is an address becomes a link automatically. */
function describe(tree: Root): string {
  const found = [removeSpace(textOf(tree))];
  visit(tree, (node) => {
    const isBare =
      node.type === 'link' && /^(?:mailto:|https?:\/\/)?$/.test(node.url.replace(textOf(node), ''));
    if ((node.type === 'link' && !isBare) || node.type === 'image') found.push(node.url);
  });
  return found.join('\n');
}

/** Compares the words of an HTML page with those of the tree made from it. */
export function findLostWords(words: string, tree: Root): Problem[] {
  return compareWords(removeSpace(words), removeSpace(textOf(tree)));
}

function compareWords(wanted: string, got: string): Problem[] {
  if (got === wanted) return [];
  let at = 0;
  while (wanted[at] === got[at]) at += 1;
  return [
    {
      message: `the text does not survive as it is near ${quoteStart(wanted.slice(Math.max(0, at - 20)), 50)}`,
      fix: 'copy the story as text into a .txt file and bring that in',
    },
  ];
}
