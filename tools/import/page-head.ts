import { foldSpace } from '../../src/lib/text.ts';
import type { Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import { findSource } from '../new/sources.ts';
import { createSlug } from '../../src/lib/slugs.ts';
import type { ReadingContext } from './copied-text.ts';
import type { Found } from './found-story.ts';
import type { PageFacts } from './page-facts.ts';
import { holdsPicture, textOf } from './page-markdown.ts';
import { isHeadLine, readStoryHead } from './story-head.ts';
import { readWrittenDate } from './written-date.ts';

export interface PageContext extends ReadingContext {
  /** The name and the address of the site that the story is brought into. */
  siteName?: string | undefined;
  siteUrl?: string | undefined;
  /** The page’s address where whoever calls has given it. */
  original?: string | undefined;
}

/** What the page calls the story, and what whoever calls does. */
export type Titles = readonly (string | undefined)[];

function isTitleText(text: string, titles: Titles): boolean {
  const slug = createSlug(text);
  return slug !== '' && titles.some((title) => title !== undefined && createSlug(title) === slug);
}

export interface HeadParts {
  source?: Found<string> | undefined;
  date?: Found<string> | undefined;
  tags?: Found<string[]> | undefined;
  /** A date that stands without a source, and may be any. */
  loneDate?: Found<string> | undefined;
}

/** How far down a story its head may reach. */
const headReach = 8;
/** No line of a head is as long. */
const headLineLength = 300;

/** Takes the head off a story: the headline, source and date, tags. */
export function takeHead(tree: Root, titles: Titles, context: PageContext): HeadParts {
  splitHeadLines(tree, context);
  const lines: string[] = [];
  const taken = new Set<RootContent>();
  for (const block of tree.children.slice(0, headReach)) {
    const blockLines = linesOf(block);
    if (blockLines.some((line) => line.length > headLineLength)) break;
    if (holdsPicture(block) || blockLines.length === 0) continue;
    const isTitle = isTitleText(blockLines.join(' '), titles);
    if (isTitle || (block.type === 'heading' && block.depth === 1 && titles[0] === undefined))
      taken.add(block);
    else if (blockLines.every((line) => isHeadLine(line, context.sources))) {
      taken.add(block);
      lines.push(...blockLines);
    }
  }
  tree.children = tree.children.filter((block) => !taken.has(block));
  return readHeadParts(lines, context, 'the head of the story');
}

/** A paragraph may hold the head and the beginning of the story, with line breaks between. */
function splitHeadLines(tree: Root, { sources }: PageContext): void {
  tree.children = tree.children.flatMap((block, index): RootContent[] => {
    const [first] = linesOf(block);
    const isHead = first !== undefined && isHeadLine(first, sources);
    if (index >= headReach || block.type !== 'paragraph' || !isHead) return [block];
    const parts: PhrasingContent[][] = [[]];
    for (const child of block.children) {
      if (child.type === 'break') parts.push([]);
      else parts.at(-1)?.push(child);
    }
    return parts
      .filter((part) => part.length > 0)
      .map((children): Paragraph => ({ type: 'paragraph', children }));
  });
}

/** Reads what stands above the story on its page, where other things stand as well. */
export function readLinesAbove(before: readonly string[], titles: Titles, context: PageContext): HeadParts {
  const titleAt = before.findLastIndex((line) => isTitleText(line, titles));
  const near = titleAt >= 0 ? before.slice(titleAt + 1) : before.slice(-headReach);
  const lines = near.filter((line) => line.length <= headLineLength && isHeadLine(line, context.sources));
  const parts = readHeadParts(lines, context, 'above the story');
  // A day of its own far from the headline is today’s as often as not.
  return titleAt >= 0 ? parts : { ...parts, loneDate: undefined };
}

function readHeadParts(lines: readonly string[], { sources }: PageContext, from: string): HeadParts {
  const { source, date, tags } = readStoryHead(lines, sources);
  const cite = <T>(part: { value: T } | undefined) => part && { value: part.value, from };
  return {
    source: cite(source),
    date: source && cite(date),
    tags: tags && tags.value.length > 0 ? cite(tags) : undefined,
    loneDate: source ? undefined : cite(date),
  };
}

/** The first that knows; of sources, one that sources.yaml has before one that it has not. */
export function chooseHead(parts: readonly HeadParts[], facts: PageFacts, context: PageContext): HeadParts {
  const { sources } = context;
  const written = [...parts.map(({ source }) => source), facts.source].filter(
    (source) => source !== undefined,
  );
  const siteName: Found<string> | undefined =
    facts.siteName === undefined ? undefined : { value: facts.siteName, from: '<meta og:site_name>' };
  const key = findSourceByAddress(facts.address, context);
  const byAddress: Found<string> | undefined =
    key === undefined ? undefined : { value: key, from: 'the address of the page' };
  const isKnown = (source: Found<string> | undefined) =>
    source !== undefined && findSource(source.value, sources) !== undefined;
  const isOwn = (source: Found<string>) => createSlug(source.value) === createSlug(context.siteName ?? '');
  return {
    source:
      written.find(isKnown) ??
      byAddress ??
      [siteName].find(isKnown) ??
      written.find((source) => !isOwn(source)),
    date: parts.find(({ date }) => date)?.date,
    tags: parts.find(({ tags }) => tags)?.tags,
    loneDate: parts.find(({ loneDate }) => loneDate)?.loneDate,
  };
}

/** The first date that can be read; where none can, the first, so that somebody is told. */
export function chooseDate(dates: readonly (Found<string> | undefined)[]): Found<string> | undefined {
  const written = dates.filter((date) => date !== undefined);
  return written.find(({ value }) => 'date' in readWrittenDate(value)) ?? written[0];
}

function hostOf(address: string | undefined): string | undefined {
  return address !== undefined && URL.canParse(address)
    ? new URL(address).hostname.replace(/^www\./, '')
    : undefined;
}

function findSourceByAddress(
  address: string | undefined,
  { sources, siteUrl }: PageContext,
): string | undefined {
  const host = hostOf(address);
  if (host === undefined || host === hostOf(siteUrl)) return undefined;
  return Object.keys(sources).find((key) => hostOf(sources[key]?.url) === host);
}

/** A page of the source itself is the original; one of the old site is not. */
export function findOriginal(
  source: Found<string> | undefined,
  { address }: PageFacts,
  context: PageContext,
): Found<string> | undefined {
  const key = source && findSource(source.value, context.sources);
  if (key === undefined || address === undefined || findSourceByAddress(address, context) !== key)
    return undefined;
  return address.startsWith('https:') ? { value: address, from: 'the address of the page' } : undefined;
}

export function linesOf(block: RootContent): string[] {
  return textOf(block)
    .split('\n')
    .map(foldSpace)
    .filter((line) => line !== '');
}
