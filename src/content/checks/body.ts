import { unspacedScripts } from '../../lib/language.ts';
import { isArticleFileLink } from '../markdown/links.ts';
import { createHeadingIds } from '../markdown/heading-ids.ts';
import { decodePictureName } from '../markdown/picture-names.ts';
import { isSafeLink } from '../markdown/safe-html.ts';
import { foldSpace } from '../../lib/text.ts';
import type { Heading } from '../schema/article.ts';
import { findUnclosedElements, findUnsafeHtml } from './body-html.ts';
import { findEscapedCharacters } from './escaped-characters.ts';
import { moveFinding, type Finding } from './issue.ts';
import { findLostText } from './lost-text.ts';
import {
  extentOf,
  extractText,
  findDefinitions,
  parseMarkdown,
  sourceOf,
  type TreeNode,
} from './markdown-tree.ts';
import { findUnmeantBlocks } from './unmeant-blocks.ts';
import { findVisibleMarks } from './visible-marks.ts';

/** The facts that other checks and lists need from a body, so that they need not parse it again. */
export interface BodyFacts {
  opening: string;
  words: number;
  headings: Heading[];
  pictures: Written[];
  /** Links to this site. */
  links: Written[];
}

export interface Written {
  written: string;
  /** In the text of the file, in UTF-16 code units. */
  offset: number;
}

/** Link texts without meaning: screen readers list links by their texts alone (WCAG 2.2, 2.4.4). */
const emptyWords =
  /^(click )?(here|this|link|this link|more|read more|see more|learn more)[\s\p{P}\p{S}]*$|^$/iu;

/** Whether the words of a link do not say where it leads. */
export function saysNothing(words: string): boolean {
  return emptyWords.test(words);
}

/**
 * Reads and checks the body of an article. Pages are rendered with the same parser, so the check sees what
 * is published.
 *
 * @param start the offset of the body in its file.
 */
export function readBody(markdown: string, start: number): { facts: BodyFacts; findings: Finding[] } {
  const nodes = deepLine.test(markdown) ? undefined : parseNested(markdown);
  if (!nodes || nodes.some(({ depth }) => depth > deepestNesting)) return refuseNesting(start);

  const definitions = findDefinitions(nodes);
  const createHeadingId = createHeadingIds();
  const findings: Finding[] = [
    ...findLostText(nodes, markdown),
    ...findUnmeantBlocks(nodes, markdown),
    ...findVisibleMarks(nodes, markdown),
    ...findEscapedCharacters(nodes, markdown),
  ];
  const headings: Heading[] = [];
  const pictures: Written[] = [];
  const links: Written[] = [];

  for (const { node } of nodes) {
    const { start: offset } = extentOf(node);
    findings.push(...findUnclosedElements(node));
    switch (node.type) {
      case 'heading':
        if (node.depth === 1) {
          findings.push({
            rule: 'body-heading',
            offset,
            message: 'a first-level heading stands in the text; the title is the only one a page has',
            fix: sourceOf(node, markdown).startsWith('#')
              ? 'begin the heading with ## instead of #, or take it out if it repeats the title; to show the # write \\#'
              : 'take the line of = out, and begin the heading with ##',
          });
        } else {
          const text = extractText(node);
          const deepest = (headings.at(-1)?.depth ?? 1) + 1;
          if (node.depth > deepest) {
            findings.push({
              rule: 'body-heading-skip',
              offset,
              message: `the heading skips a level: ${'#'.repeat(node.depth)} where at most ${'#'.repeat(deepest)} can follow`,
              fix: `begin it with ${'#'.repeat(deepest)}`,
            });
          }
          headings.push({ depth: node.depth, text, id: createHeadingId(text) });
        }
        break;
      case 'html':
        findings.push(...findUnsafeHtml(node.value, offset));
        break;
      case 'link':
      case 'linkReference': {
        const url = node.type === 'link' ? node.url : (definitions.get(node.identifier)?.url ?? '');
        const words = extractText(node);
        const holdsPicture = node.children.some(({ type }) => type === 'image' || type === 'imageReference');
        if (saysNothing(words) && !(words === '' && holdsPicture)) {
          findings.push({
            rule: 'body-link-words',
            offset,
            message: `a link that says “${words}” does not say where it leads`,
            fix: 'make the words that name the thing the link: [the annual report](…)',
          });
        }
        if (/^[#/]/.test(url) || isArticleFileLink(url)) links.push({ written: url, offset: start + offset });
        if (!isSafeLink(url) && !isArticleFileLink(url)) {
          findings.push({
            rule: 'body-link',
            offset,
            message: `a link to “${url}” does not work on this site`,
            fix: 'link to a whole https:// address, or to a page of this site by an address like /articles/…/',
          });
        }
        break;
      }
      case 'image':
      case 'imageReference': {
        const url = node.type === 'image' ? node.url : (definitions.get(node.identifier)?.url ?? '');
        if (!node.alt?.trim()) {
          findings.push({
            rule: 'image-alt',
            offset,
            message: 'the picture has no words for those who cannot see it',
            fix: `write what it shows between the brackets: ![a plant in Nanjing](${url})`,
          });
        }
        pictures.push({ written: decodePictureName(url), offset: start + offset });
        break;
      }
      default:
    }
  }

  const [tree] = nodes;
  const text = tree ? extractText(tree.node) : '';
  if (text === '' && pictures.length === 0) {
    findings.push({
      rule: 'body-empty',
      offset: 0,
      message: 'the story has no text',
      fix: 'write the story below the front matter, or mark it `draft: true` and keep a first line',
    });
  }
  return {
    facts: {
      opening: findOpening(nodes),
      words: countWords(text),
      headings,
      pictures,
      links,
    },
    findings: findings.map((finding) => moveFinding(finding, start)),
  };
}

/** The first paragraph with words; without one the first list, quotation or table, a heading, or what a picture shows. */
function findOpening(nodes: readonly TreeNode[]): string {
  const blocks = nodes.filter(({ depth }) => depth === 1).map(({ node }) => node);
  const paragraphs = blocks.filter(({ type }) => type === 'paragraph');
  const others = blocks.filter(({ type }) => ['list', 'blockquote', 'table', 'code'].includes(type));
  const headings = blocks.filter(({ type }) => type === 'heading');
  for (const block of [...paragraphs, ...others, ...headings]) {
    const text = extractText(block);
    if (text !== '') return text;
  }
  return nodes.flatMap(({ node }) => ('alt' in node && node.alt ? foldSpace(node.alt) : []))[0] ?? '';
}

const deepestNesting = 100;

/** A line that begins more quotations, lists and notes in one another. */
const deepLine = new RegExp(
  `^(?:[ \\t]*(?:>|(?:[-+*]|\\d+[.)]|\\[\\^[^\\]\\s]+\\]:)(?=[ \\t]))){${String(deepestNesting + 1)}}`,
  'm',
);

/** @returns undefined where a parser that recurses, as that of browsers does, runs out of stack. */
function parseNested(markdown: string): TreeNode[] | undefined {
  try {
    return parseMarkdown(markdown);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function refuseNesting(start: number): { facts: BodyFacts; findings: Finding[] } {
  return {
    facts: { opening: '', words: 0, headings: [], pictures: [], links: [] },
    findings: [
      {
        rule: 'body-nesting',
        offset: start,
        message: `quotations or lists stand more than ${String(deepestNesting)} deep in one another`,
        fix: 'look for a long row of > or - in the text, and take it out',
      },
    ],
  };
}

/** The time to read a Chinese or Japanese character, relative to that of an English word. */
const wordsPerCharacter = 0.6;

const unspacedCharacters = new RegExp(`[${unspacedScripts}]`, 'gu');

/** Counts words separated by spaces, and Chinese and Japanese characters as {@link wordsPerCharacter} each. */
function countWords(text: string): number {
  const characters = text.match(unspacedCharacters)?.length ?? 0;
  const words = text.replace(unspacedCharacters, ' ').match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.-]*/gu);
  return (words?.length ?? 0) + Math.round(characters * wordsPerCharacter);
}
