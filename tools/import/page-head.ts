import type { Root } from 'mdast';
import { createSlug } from '../../src/lib/slugs.ts';
import { foldSpace } from '../../src/lib/text.ts';
import { findSource, type Sources } from '../new/sources.ts';
import { headReach, isHeadLine, readArticleHead } from './article-head.ts';
import type { ReadingContext } from './copied-text.ts';
import type { Found, FoundArticle } from './found-article.ts';
import { textOf } from './markdown.ts';
import type { PageFacts } from './page-facts.ts';
import { listPictures } from './page-pictures.ts';
import { splitParagraph } from './page-tree.ts';
import { readWrittenDate } from './written-date.ts';

export interface PageContext extends ReadingContext {
  siteName?: string | undefined;
  siteUrl?: string | undefined;
  original?: string | undefined;
}

export type HeadParts = Pick<FoundArticle, 'source' | 'date' | 'tags'>;

/** Longer lines are not part of a head. */
const longestLine = 300;

/**
 * Removes the head from an article: the headline, source and date, tags.
 *
 * @param titles the titles of the article from the page and from the caller.
 */
export function takeHead(tree: Root, titles: readonly string[], sources: Sources): HeadParts {
  // A paragraph may contain the head and the beginning of the article.
  tree.children = tree.children.flatMap((block, index) => {
    const [first = ''] = linesOf(textOf(block));
    const isMixed = index < headReach && block.type === 'paragraph' && isHeadLine(first, sources);
    return isMixed ? splitParagraph(block, true) : [block];
  });
  const lines: string[] = [];
  const taken = new Set<unknown>();
  for (const block of tree.children.slice(0, headReach)) {
    const own = linesOf(textOf(block));
    if (own.some((line) => line.length > longestLine)) break;
    if (listPictures(block).length > 0 || own.length === 0) continue;
    const isHeadline = block.type === 'heading' && block.depth === 1 && titles.length === 0;
    const isHead = own.every((line) => isHeadLine(line, sources));
    if (isHeadline || isHead || isTitle(own.join(' '), titles)) taken.add(block);
    if (isHead && !isTitle(own.join(' '), titles)) lines.push(...own);
  }
  tree.children = tree.children.filter((block) => !taken.has(block));
  return readHeadParts(lines, 'the head of the story', sources);
}

/** Reads the head from the lines above an article on its page; other lines may be there too. */
export function readLinesAbove(
  above: readonly string[],
  titles: readonly string[],
  sources: Sources,
): HeadParts {
  const titleAt = above.findLastIndex((line) => isTitle(line, titles));
  const near = titleAt >= 0 ? above.slice(titleAt + 1) : above.slice(-headReach);
  const lines = near.filter((line) => line.length <= longestLine && isHeadLine(line, sources));
  const { source, date, tags } = readHeadParts(lines, 'above the story', sources);
  // A separate date far from the headline is often today's date.
  return { source, date: source || titleAt >= 0 ? date : undefined, tags };
}

function isTitle(line: string, titles: readonly string[]): boolean {
  const slug = createSlug(line);
  return slug !== '' && titles.some((title) => createSlug(title) === slug);
}

function readHeadParts(lines: readonly string[], from: string, sources: Sources): HeadParts {
  const { source, date, tags } = readArticleHead(lines, sources);
  const cite = <T>(part: { value: T } | undefined) => part && { value: part.value, from };
  return { source: cite(source), date: cite(date), tags: cite(tags?.value.length === 0 ? undefined : tags) };
}

/** Chooses the first source that is in sources.yaml, else the first that is not this site. */
export function chooseSource(
  written: readonly (Found<string> | undefined)[],
  { address, siteName }: PageFacts,
  context: PageContext,
): Found<string> | undefined {
  const key = findSourceByAddress(address, context);
  const hints = [
    ...(key === undefined ? [] : [{ value: key, from: 'the address of the page' }]),
    ...(siteName === undefined ? [] : [{ value: siteName, from: '<meta og:site_name>' }]),
  ];
  const named = written.filter((source) => source !== undefined);
  return (
    [...named, ...hints].find(({ value }) => findSource(value, context.sources) !== undefined) ??
    named.find(({ value }) => createSlug(value) !== createSlug(context.siteName ?? ''))
  );
}

/** Chooses the first valid date; if there is none, the first date, so that its error is reported. */
export function chooseDate(dates: readonly (Found<string> | undefined)[]): Found<string> | undefined {
  const written = dates.filter((date) => date !== undefined);
  return written.find(({ value }) => 'date' in readWrittenDate(value)) ?? written[0];
}

/** The page’s address, if the page is the source’s own; a page of the old site is not the original. */
export function findOriginal(
  source: Found<string> | undefined,
  { address }: PageFacts,
  context: PageContext,
): Found<string> | undefined {
  const key = source && findSource(source.value, context.sources);
  const isOriginal = key !== undefined && findSourceByAddress(address, context) === key;
  return isOriginal && address?.startsWith('https:') === true
    ? { value: address, from: 'the address of the page' }
    : undefined;
}

function findSourceByAddress(
  address: string | undefined,
  { sources, siteUrl }: PageContext,
): string | undefined {
  const hostOf = (url = '') => URL.parse(url)?.hostname.replace(/^www\./, '');
  const host = hostOf(address);
  if (host === undefined || host === hostOf(siteUrl)) return undefined;
  return Object.keys(sources).find((key) => hostOf(sources[key]?.url) === host);
}

export function linesOf(text: string): string[] {
  return text.split('\n').map(foldSpace).filter(Boolean);
}
