import type { Nodes, Root } from 'mdast';
import { markdownToMdast } from 'satteri';
import { createHeadingIds } from '../lib/heading-ids.ts';
import { markdownFeatures } from '../lib/markdown.ts';
import type { Heading } from '../schema/article.ts';
import type { Finding } from './issue.ts';

/** What the check and the lists need to know of a body, so that it need not be read again. */
export interface BodyFacts {
  /** The first paragraph as plain text. */
  opening: string;
  words: number;
  headings: Heading[];
  pictures: WrittenPicture[];
}

/** A picture as the text names it. */
export interface WrittenPicture {
  written: string;
  /** In the text of the file. */
  offset: number;
}

const plainElements = new Set([
  'abbr',
  'b',
  'br',
  'cite',
  'code',
  'del',
  'em',
  'i',
  'ins',
  'kbd',
  'mark',
  'q',
  's',
  'small',
  'strong',
  'sub',
  'sup',
  'wbr',
]);

const safeLink = /^(https?:\/\/|mailto:|tel:|#|\/(?!\/)|\.{0,2}\/?[^:]*$)/i;

/** Reads the body of an article. It is parsed by what renders it, so that what is checked is what is published. */
export function readBody(markdown: string, start: number): { facts: BodyFacts; findings: Finding[] } {
  const tree = markdownToMdast(markdown, { features: markdownFeatures }) as Root;
  const createHeadingId = createHeadingIds();
  const findings: Finding[] = [];
  const headings: Heading[] = [];
  const pictures: WrittenPicture[] = [];

  for (const node of walk(tree)) {
    const offset = start + (node.position?.start.offset ?? 0);
    switch (node.type) {
      case 'heading':
        if (node.depth === 1) {
          findings.push({
            rule: 'body-heading',
            offset,
            message: 'a first-level heading stands in the text; the title is the only one a page has',
            fix: 'begin the heading with ## instead of #, or take it out if it repeats the title',
          });
        } else {
          const text = textOf(node);
          headings.push({ depth: node.depth, text, id: createHeadingId(text) });
        }
        break;
      case 'html':
        findings.push(...findUnsafeHtml(node.value, offset));
        break;
      case 'link':
      case 'definition':
        if (!safeLink.test(node.url)) {
          findings.push({
            rule: 'body-link',
            offset,
            message: `a link to “${node.url}” does not work on this site`,
            fix: 'link to a whole https:// address, or to a page of this site by an address like /articles/…/',
          });
        }
        break;
      case 'image':
        if (!node.alt?.trim()) {
          findings.push({
            rule: 'image-alt',
            offset,
            message: 'the picture has no words for those who cannot see it',
            fix: `write what it shows between the brackets: ![a plant in Nanjing](${node.url})`,
          });
        }
        pictures.push({ written: decodeWritten(node.url), offset });
        break;
      default:
    }
  }

  const text = textOf(tree);
  if (text.trim() === '' && pictures.length === 0) {
    findings.push({
      rule: 'body-empty',
      offset: start,
      message: 'the story has no text',
      fix: 'write the story below the front matter, or mark it `draft: true` and keep a first line',
    });
  }
  const firstParagraph = tree.children.find(
    (node) => node.type === 'paragraph' && textOf(node).trim() !== '',
  );
  return {
    facts: {
      opening: firstParagraph ? foldSpace(textOf(firstParagraph)) : '',
      words: countWords(text),
      headings,
      pictures,
    },
    findings,
  };
}

function findUnsafeHtml(html: string, offset: number): Finding[] {
  const remainder = html
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<\/?([a-z]+)\s*\/?>/gi, (tag, name: string) =>
      plainElements.has(name.toLowerCase()) ? '' : tag,
    );
  if (!/<[a-z/!?]/i.test(remainder)) return [];
  return [
    {
      rule: 'body-html',
      offset,
      message: `HTML is not allowed here: ${html.split('\n', 1)[0]?.slice(0, 60) ?? ''}`,
      fix: 'say it in Markdown (docs/editing.md shows how); to show a < as it is, write &lt;',
    },
  ];
}

function* walk(node: Nodes): Generator<Nodes> {
  yield node;
  if ('children' in node) for (const child of node.children) yield* walk(child);
}

function textOf(node: Nodes): string {
  if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') return node.value;
  if (node.type === 'break') return ' ';
  if (!('children' in node)) return '';
  const isBlock = ['root', 'blockquote', 'list', 'listItem', 'table', 'tableRow'].includes(node.type);
  return node.children
    .filter(({ type }) => type !== 'footnoteReference' && type !== 'footnoteDefinition')
    .map(textOf)
    .join(isBlock ? '\n' : '');
}

/** Words of scripts that set them apart by spaces; of Chinese and Japanese, each character counts as half a word. */
function countWords(text: string): number {
  const ideographs = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0;
  const words = text
    .replace(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu, ' ')
    .match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.-]*/gu);
  return (words?.length ?? 0) + Math.ceil(ideographs / 2);
}

function foldSpace(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function decodeWritten(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}
