import type { Root as Page } from 'hast';
import { visit } from 'unist-util-visit';
import { nameHost } from '../../lib/host.ts';
import { createSlug } from '../../lib/slugs.ts';
import { findSource, type Sources } from '../sources.ts';
import type { Found, FoundStory, Problem } from './found-story.ts';
import { findLostWords, textOf } from './markdown.ts';
import { convertHtml, levelHeadings } from './html-tree.ts';
import { takeMail } from './mail.ts';
import { dropInvisible } from './plain-text.ts';
import { takeFoot } from './story-foot.ts';
import { takeHead, type StoryHead } from './story-head.ts';
import { gatherLists } from './text-blocks.ts';
import { readWrittenDate } from './written-date.ts';

/** What a page, a feed or an export says about a story, outside its text. */
export interface StoryFacts {
  title?: string | undefined;
  date?: string | undefined;
  tags: readonly string[];
  source?: string | undefined;
  author?: string | undefined;
  siteName?: string | undefined;
  /** The address of the page, and the one that its links begin from. */
  address?: string | undefined;
  base?: string | undefined;
}

export interface ReadingContext {
  sources: Sources;
  title?: string | undefined;
  original?: string | undefined;
  siteName?: string | undefined;
  siteUrl?: string | undefined;
}

/**
 * Reads a story from HTML that holds nothing else.
 *
 * @param above the head, where it stands outside.
 */
export function readStory(
  page: Page,
  facts: StoryFacts,
  context: ReadingContext,
  above: StoryHead = {},
): FoundStory {
  const invisible = new Set<string>();
  // Many are written by their names: &shy;
  visit(page, 'text', (node) => {
    const { text, leftOut } = dropInvisible(node.value);
    node.value = text;
    for (const { what } of leftOut) invisible.add(what);
  });
  const lostLinks = new Set<string>();
  const base = context.original ?? facts.base;
  const { tree, words } = convertHtml(page, (link) => resolveLink(link, base, lostLinks));
  const lost = findLostWords(words, tree);
  const mail = takeMail(tree, true);
  gatherLists(tree);
  const titles = [facts.title, context.title].filter((title) => title !== undefined);
  const inside = takeHead(tree, titles, context.sources);
  const foot = takeFoot(tree);
  levelHeadings(tree);
  const source = chooseSource([inside.source, above.source, asFound(facts.source)], facts, context);
  // A date beside a source is that of the story; other dates may mean anything.
  const sure = [inside, above].map((head) => (head.source ? head.date : undefined));
  const isEmpty = textOf(tree).trim() === '';
  return {
    title: asFound(facts.title) ?? inside.title ?? mail.subject,
    isDraft: mail.isMail,
    source,
    date: chooseDate([...sure, asFound(facts.date), inside.date, above.date]),
    tags:
      inside.tags ??
      above.tags ??
      foot.tags ??
      (facts.tags.length > 0 ? { value: [...facts.tags] } : undefined),
    author: asFound(facts.author),
    original: findOriginal(source, facts, context),
    tree,
    leftOut: [
      ...[...invisible].map((what) => ({ what })),
      ...foot.leftOut,
      ...[...lostLinks].map((address) => ({
        what: `the link to ${address}, of which only the words stay (its site is not known; the address of the page would tell it: --original)`,
      })),
    ],
    doubts: [...mail.doubts, ...foot.doubts],
    problems: isEmpty ? [noStory] : lost,
  };
}

const noStory: Problem = {
  message: 'no story can be found in this page',
  fix: 'open the page, copy the story as text into a .txt file and bring that in',
};

function asFound(value: string | undefined): Found<string> | undefined {
  return value === undefined ? undefined : { value };
}

/** Makes a link absolute, or adds it to the list of links that cannot be resolved. */
function resolveLink(address: string, base: string | undefined, lost: Set<string>): string | undefined {
  if (address === '' || /^(?:#|javascript:)/i.test(address)) return undefined;
  if (/^(?:mailto|tel):/i.test(address)) return address;
  const url = URL.parse(address, base);
  if (url?.protocol === 'https:' || url?.protocol === 'http:') return url.href;
  lost.add(address);
  return undefined;
}

/** Chooses the first source that is in sources.yaml, else the first that is not this site. */
function chooseSource(
  written: readonly (Found<string> | undefined)[],
  facts: StoryFacts,
  context: ReadingContext,
): Found<string> | undefined {
  const named = written.filter((source) => source !== undefined);
  const hints = [findSourceByAddress(facts, context), facts.siteName].map(asFound);
  return (
    [...named, ...hints].find(
      (source) => source && findSource(source.value, context.sources) !== undefined,
    ) ?? named.find(({ value }) => createSlug(value) !== createSlug(context.siteName ?? ''))
  );
}

/** Chooses the first valid date; if there is none, the first date, so that its error is reported. */
function chooseDate(dates: readonly (Found<string> | undefined)[]): Found<string> | undefined {
  const written = dates.filter((date) => date !== undefined);
  return written.find(({ value }) => 'date' in readWrittenDate(value)) ?? written[0];
}

/** The page’s address, if the page is the source’s own; a page of the old site is not the original. */
function findOriginal(
  source: Found<string> | undefined,
  facts: StoryFacts,
  context: ReadingContext,
): Found<string> | undefined {
  const key = source && findSource(source.value, context.sources);
  const isOriginal = key !== undefined && findSourceByAddress(facts, context) === key;
  return isOriginal && facts.address?.startsWith('https:') === true ? { value: facts.address } : undefined;
}

function findSourceByAddress(
  { address }: StoryFacts,
  { sources, siteUrl }: ReadingContext,
): string | undefined {
  const host = nameHost(address ?? '');
  if (host === undefined || host === nameHost(siteUrl ?? '')) return undefined;
  return Object.keys(sources).find((key) => nameHost(sources[key]?.url ?? '') === host);
}
