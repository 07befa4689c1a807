import type { Nodes, Paragraph, Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { markdownToMdast } from 'satteri';
import { unified } from 'unified';
import { markdownFeatures } from '../../src/content/markdown/html.ts';
import { writeMarkdown } from './markdown-writer.ts';

const reference = unified().use(remarkParse).use(remarkGfm);

/** How the site reads Markdown, but for the quotation marks and dashes that it sets itself. */
export const literalFeatures = { ...markdownFeatures, smartPunctuation: false };

/**
 * Writes a paragraph of plain text as Markdown that shows exactly this text, with escapes only for
 * marks that would mean something. A bare web address becomes a link.
 *
 * @param text one line, with no white space at its ends.
 */
export function writeLiteralParagraph(text: string): string {
  if (readsAs(text, text)) return text;
  const paragraph: Paragraph = { type: 'paragraph', children: [{ type: 'text', value: text }] };
  const escaped = writeMarkdown({ type: 'root', children: [paragraph] });
  return readsAs(escaped, text) ? dropNeedlessEscapes(escaped, text) : encodePunctuation(text);
}

/** The writer escapes each mark that could ever matter; those of a kind that do not matter here go. */
function dropNeedlessEscapes(escaped: string, text: string): string {
  const marks = new Set([...escaped.matchAll(/\\([!-/:-@[-`{-~])/g)].map(([, mark = '']) => mark));
  marks.delete('\\');
  let markdown = escaped;
  // The marks that open something come first in a line, and are the ones to keep.
  for (const mark of [...marks].reverse()) {
    const shorter = markdown.replaceAll(`\\${mark}`, mark);
    if (readsAs(shorter, text)) markdown = shorter;
  }
  return markdown;
}

/** Whether Markdown is one paragraph of this text, to the site’s reader and to the reference. */
function readsAs(markdown: string, text: string): boolean {
  return [
    () => markdownToMdast(markdown, { features: literalFeatures }) as Root,
    () => reference.parse(markdown),
  ].every((read) => {
    const [paragraph, ...others] = read().children;
    return paragraph?.type === 'paragraph' && others.length === 0 && plainText(paragraph) === text;
  });
}

/** The text of a node that holds nothing but text and links, else undefined. */
function plainText(node: Nodes): string | undefined {
  if (node.type === 'text') return node.value;
  if (node.type !== 'paragraph' && node.type !== 'link') return undefined;
  const parts = node.children.map(plainText);
  return parts.includes(undefined) ? undefined : parts.join('');
}

/** Sure to be read as text by every reader of Markdown, and hard to read for everybody else. */
function encodePunctuation(text: string): string {
  return text.replace(/[\u0021-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u007e\s]/g, (character) =>
    character === ' ' ? ' ' : `&#${String(character.charCodeAt(0))};`,
  );
}
