import { createSlug } from '../../src/lib/slugs.ts';
import { foldSpace } from '../../src/lib/text.ts';
import type { Sources } from '../new/sources.ts';
import { beginsArticle, readArticleHead, type ArticleHead } from './article-head.ts';
import { describeLeftOut, doubtLine, quoteStart, type FoundArticle, type Problem } from './found-article.ts';
import { writeLiteralParagraph } from './markdown.ts';
import { findSiteWords } from './site-words.ts';
import { dropInvisible } from './source-file.ts';

/** The data that is known before a file is read. */
export interface ReadingContext {
  sources: Sources;
  /** The value of `--title`. */
  title?: string | undefined;
}

/** A line that is not blank. */
interface Line {
  /** The line number in the file, from 1. */
  number: number;
  text: string;
}

/**
 * Reads an article that was copied as text from a page of the old site: source and date, tags, then one
 * paragraph per line.
 *
 * @returns its paragraphs as Markdown that shows the literal text.
 */
export function readCopiedText(
  written: string,
  { sources, title: givenTitle }: ReadingContext,
): FoundArticle & { body: string } {
  const { text, leftOut: invisible } = dropInvisible(written);
  const lines = text
    .split('\n')
    .map((line, index): Line => ({ number: index + 1, text: trimBlank(line) }))
    .filter((line) => line.text !== '');
  const texts = lines.map((line) => line.text);
  const head = readArticleHead(texts, sources);
  const nameLine = (index: number) => `line ${String(lines[index]?.number ?? 1)}`;
  const cite = <T>(part: { line: number; value: T } | undefined) =>
    part && { value: part.value, from: nameLine(part.line) };

  const { title, begin } = findTitle(head, texts, givenTitle);
  const repeatsTitle = isSameText(texts[begin] ?? '', givenTitle ?? title?.value ?? '');
  const rest = lines.slice(repeatsTitle ? begin + 1 : begin);
  const { own, doubtful } = findSiteWords(rest.map((line) => line.text));
  const ownRuns = splitRuns(own).map((run) => rest.filter((_, index) => run.includes(index)));
  const kept = rest.filter((_, index) => !own.includes(index));

  const leftOut = [
    ...ownRuns.map((run) =>
      describeLeftOut(
        nameSpan(run),
        run.map((line) => line.text),
      ),
    ),
  ];
  if (repeatsTitle) leftOut.unshift(`${nameLine(begin)}: the title once more`);
  if (title && givenTitle !== undefined && !isSameText(title.value, givenTitle)) {
    leftOut.unshift(`${nameLine(title.line)}: ${quoteStart(title.value)}, for another title is given`);
  }
  return {
    title: cite(title),
    source: cite(head.source),
    date: cite(head.date),
    tags: head.tags && head.tags.value.length > 0 ? cite(head.tags) : undefined,
    from: nameSpan(kept),
    leftOut: [...leftOut, ...invisible],
    doubts: doubtful.flatMap((index) => rest[index] ?? []).map((line) => doubtLine(line.text, line.number)),
    problems: findProblems(lines, kept, head, sources),
    body: kept.map((line) => writeLiteralParagraph(line.text)).join('\n\n'),
  };
}

/** Without a head, the first line is the title unless it looks like a sentence. */
function findTitle(
  head: ArticleHead,
  texts: readonly string[],
  givenTitle: string | undefined,
): { title: ArticleHead['title']; begin: number } {
  const [first = ''] = texts;
  const isTitle = texts.length > 1 && first.length <= 200 && !/[.。…:：;,]$/u.test(first);
  if (head.end > 0 || givenTitle !== undefined || !isTitle) return { title: head.title, begin: head.end };
  return { title: { line: 0, value: foldSpace(first) }, begin: 1 };
}

function findProblems(
  lines: readonly Line[],
  kept: readonly Line[],
  head: ArticleHead,
  sources: Sources,
): Problem[] {
  const problems: Problem[] = [];
  const strays = head.others.flatMap((index) => lines[index] ?? []);
  if (strays.length > 1) {
    problems.push({
      line: strays[0]?.number,
      message: `above the story stand ${strays.map((line) => quoteStart(line.text, 40)).join(', ')}, of which only one can be the title`,
      fix: 'take out what is not the title; what belongs to the story goes below the line with the tags',
    });
  }
  if (kept.length === 0) {
    problems.push({
      message: 'there is no story in this file',
      fix: 'copy the text again from the page, from the source and date to the last paragraph',
    });
  }
  const texts = lines.map((line) => line.text);
  const second = lines.find((_, index) => index >= head.end && beginsArticle(texts, index, sources));
  if (second) {
    problems.push({
      line: second.number,
      message: `a second story begins here: ${quoteStart(second.text)}`,
      fix: 'put each story into a file of its own',
    });
  }
  return problems;
}

/** Groups consecutive numbers of an ascending list. */
function splitRuns(numbers: readonly number[]): number[][] {
  const runs: number[][] = [];
  for (const number of numbers) {
    if (runs.at(-1)?.at(-1) === number - 1) runs.at(-1)?.push(number);
    else runs.push([number]);
  }
  return runs;
}

function nameSpan(lines: readonly Line[]): string {
  const [first, last] = [lines[0]?.number ?? 1, lines.at(-1)?.number ?? 1].map(String);
  return first === last ? `line ${first ?? ''}` : `lines ${first ?? ''}–${last ?? ''}`;
}

/** Whether two texts have the same words. */
function isSameText(one: string, other: string): boolean {
  const slug = createSlug(one);
  return slug !== '' && slug === createSlug(other);
}

/** Drops white space and invisible characters at the ends. */
function trimBlank(line: string): string {
  return line.replace(/^[\s\u200b\u2060]+|[\s\u200b\u2060]+$/gu, '');
}
