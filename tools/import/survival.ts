import type { Nodes, Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { markdownToMdast } from 'satteri';
import { unified } from 'unified';
import { quoteStart, type LeftOut, type Problem } from './found-story.ts';
import { literalFeatures } from './literal-markdown.ts';
import { writeMarkdown } from './markdown-writer.ts';
import { dropMarks, textOf } from './page-markdown.ts';

const reference = unified().use(remarkParse).use(remarkGfm);

/** A tree as Markdown, and what that has cost. */
export interface FaithfulMarkdown {
  markdown: string;
  leftOut: LeftOut[];
  problems: Problem[];
}

/**
 * Writes a tree as Markdown and reads that back: words, links and pictures must be the same. Where
 * emphasis stands in their way, and a page can heap it up as Markdown cannot, emphasis goes.
 */
export function writeFaithfully(tree: Root): FaithfulMarkdown {
  const markdown = writeMarkdown(tree);
  if (findLosses(tree, markdown).length === 0) return { markdown, leftOut: [], problems: [] };
  const plainer = structuredClone(tree);
  const leftOut: LeftOut[] = [];
  for (const block of plainer.children) {
    const alone: Root = { type: 'root', children: [block] };
    if (!('children' in block) || findLosses(alone, writeMarkdown(alone)).length === 0) continue;
    dropMarks(block);
    leftOut.push({ from: 'the page', what: `bold and italic type in ${quoteStart(textOf(block))}` });
  }
  const plainMarkdown = writeMarkdown(plainer);
  return { markdown: plainMarkdown, leftOut, problems: findLosses(plainer, plainMarkdown) };
}

function findLosses(tree: Root, markdown: string): Problem[] {
  const wanted = [squeeze(textOf(tree)), ...listAddresses(tree)].join('\n');
  const readings = [
    reference.parse(markdown),
    markdownToMdast(markdown, { features: literalFeatures }) as Root,
  ];
  return readings
    .flatMap((reading) => compare(wanted, [squeeze(textOf(reading)), ...listAddresses(reading)].join('\n')))
    .slice(0, 1);
}

/** Compares a page’s words with those of the tree that was made of it. */
export function findLostWords(words: string, tree: Root): Problem[] {
  return compare(squeeze(words), squeeze(textOf(tree)));
}

function compare(wanted: string, got: string): Problem[] {
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

/** Whether two stories say the same, whatever their marks and pictures. */
export function haveSameWords(one: string, other: string): boolean {
  const [first, second] = [one, other].map((markdown) => squeeze(textOf(reference.parse(markdown))));
  return first === second;
}

/** The addresses of links and pictures; words that are an address become a link by themselves. */
function listAddresses(node: Nodes): string[] {
  const isBare =
    node.type === 'link' && /^(?:mailto:|https?:\/\/)?$/.test(node.url.replace(textOf(node), ''));
  const own = (node.type === 'link' && !isBare) || node.type === 'image' ? [node.url] : [];
  return 'children' in node ? [...own, ...node.children.flatMap(listAddresses)] : own;
}

/** Words alone: between them the white space may differ. */
function squeeze(text: string): string {
  return text.replace(/[\s\u200b\u2060]+/gu, '');
}
