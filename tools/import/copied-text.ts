import { foldSpace } from '../../src/lib/text.ts';
import { createSlug } from '../../src/lib/slugs.ts';
import type { Sources } from '../new/sources.ts';
import {
  describeLeftOut,
  nameLines,
  quoteStart,
  type Found,
  type FoundStory,
  type LeftOut,
  type Problem,
} from './found-story.ts';
import { writeLiteralParagraph } from './literal-markdown.ts';
import { makeReadable } from './readable-text.ts';
import { findSiteWords } from './site-words.ts';
import { beginsStory, readStoryHead, type StoryHead } from './story-head.ts';

/** What is known before a file is read. */
export interface ReadingContext {
  sources: Sources;
  /** A title that whoever calls has given. */
  title?: string | undefined;
}

/** A line with something on it. */
interface Line {
  /** In the file, from 1. */
  number: number;
  text: string;
}

/**
 * Reads a story that was copied as text from a page of the old site: source and date, tags, then one
 * paragraph a line. Every paragraph arrives as the literal text it was.
 */
export function readCopiedText(
  written: string,
  context: ReadingContext,
): { found: FoundStory; body: string } {
  const { text, removed } = makeReadable(written);
  const lines = text
    .split('\n')
    .map((line, index): Line => ({ number: index + 1, text: trimBlank(line) }))
    .filter((line) => line.text !== '');
  const texts = lines.map((line) => line.text);
  const head = readStoryHead(texts, context.sources);
  const at = (index: number) => lines[index]?.number ?? 1;
  const cite = <T>(part: { line: number; value: T } | undefined): Found<T> | undefined =>
    part && { value: part.value, from: nameLines(at(part.line), at(part.line)) };

  const { title, begin } = findTitle(head, texts, context);
  const shownTitle = context.title ?? title?.value;
  const repeatsTitle = isSameText(texts[begin] ?? '', shownTitle ?? '');
  const story = lines.slice(repeatsTitle ? begin + 1 : begin);
  const { own, doubtful } = findSiteWords(story.map((line) => line.text));
  const ownLines = new Set(own);
  const kept = story.filter((_, index) => !ownLines.has(index));

  const isReplaced =
    title !== undefined && context.title !== undefined && !isSameText(title.value, context.title);
  const leftOut: LeftOut[] = [
    ...(isReplaced
      ? [
          {
            from: `line ${String(at(title.line))}`,
            what: `${quoteStart(title.value)}, for another title is given`,
          },
        ]
      : []),
    ...(repeatsTitle ? [{ from: `line ${String(at(begin))}`, what: 'the title once more' }] : []),
    ...describeOwnWords(story, own),
    ...describeRemoved(removed),
  ];
  const problems = [
    ...findStrayLines(head.others.map((index) => lines[index])),
    ...(kept.length === 0 ? [emptyStory()] : []),
    ...findSecondStory(lines, head.end, context.sources),
  ];
  return {
    found: {
      title: cite(title),
      source: cite(head.source),
      date: cite(head.date),
      tags: head.tags && head.tags.value.length > 0 ? cite(head.tags) : undefined,
      storyFrom: nameSpan(kept),
      leftOut,
      doubts: doubtful.flatMap((index) => describeDoubt(story[index])),
      problems,
    },
    body: kept.map((line) => writeLiteralParagraph(line.text)).join('\n\n'),
  };
}

/** A first line is the title where no head shows what it is, unless it reads like a sentence. */
function findTitle(
  head: StoryHead,
  texts: readonly string[],
  context: ReadingContext,
): { title: StoryHead['title']; begin: number } {
  if (head.title || head.end > 0 || context.title !== undefined)
    return { title: head.title, begin: head.end };
  const first = texts[0] ?? '';
  const isTitle = texts.length > 1 && first.length <= 200 && !/[.。…:：;,]$/u.test(first);
  return isTitle ? { title: { line: 0, value: foldSpace(first) }, begin: 1 } : { title: undefined, begin: 0 };
}

function findStrayLines(others: readonly (Line | undefined)[]): Problem[] {
  const lines = others.filter((line) => line !== undefined);
  if (lines.length < 2) return [];
  return [
    {
      line: lines[0]?.number,
      message: `above the story stand ${lines.map((line) => quoteStart(line.text, 40)).join(', ')}, of which only one can be the title`,
      fix: 'take out what is not the title; what belongs to the story goes below the line with the tags',
    },
  ];
}

function emptyStory(): Problem {
  return {
    message: 'there is no story in this file',
    fix: 'copy the text again from the page, from the source and date to the last paragraph',
  };
}

function findSecondStory(lines: readonly Line[], from: number, sources: Sources): Problem[] {
  const texts = lines.map((line) => line.text);
  const index = texts.findIndex((_, position) => position >= from && beginsStory(texts, position, sources));
  if (index < 0) return [];
  return [
    {
      line: lines[index]?.number,
      message: `a second story begins here: ${quoteStart(texts[index] ?? '')}`,
      fix: 'put each story into a file of its own',
    },
  ];
}

function describeDoubt(line: Line | undefined): Problem[] {
  if (!line) return [];
  return [
    {
      line: line.number,
      message: `${quoteStart(line.text)} begins like the old site’s own words, but more of the story follows, so it was kept`,
      fix: 'read the end of the story and delete what is not part of it',
    },
  ];
}

function describeOwnWords(story: readonly Line[], own: readonly number[]): LeftOut[] {
  const runs: Line[][] = [];
  for (const [position, index] of own.entries()) {
    const line = story[index];
    if (!line) continue;
    if (own[position - 1] === index - 1) runs.at(-1)?.push(line);
    else runs.push([line]);
  }
  return runs.map((run) =>
    describeLeftOut(
      nameSpan(run),
      run.map((line) => line.text),
    ),
  );
}

export function describeRemoved(removed: readonly string[]): LeftOut[] {
  if (removed.length === 0) return [];
  return [{ from: 'the text', what: `invisible characters: ${[...new Set(removed)].join(', ')}` }];
}

function nameSpan(lines: readonly Line[]): string {
  const [first] = lines;
  return nameLines(first?.number ?? 1, lines.at(-1)?.number ?? 1);
}

/** Whether two texts have the same words. */
function isSameText(one: string, other: string): boolean {
  const slug = createSlug(one);
  return slug !== '' && slug === createSlug(other);
}

/** Without white space, and what nobody can see, at the ends. */
function trimBlank(line: string): string {
  return line.replace(/^[\s\u200b\u2060]+|[\s\u200b\u2060]+$/gu, '');
}
