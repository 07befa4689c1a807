import { createSlug } from '../../src/lib/slugs.ts';
import { foldSpace } from '../../src/lib/text.ts';
import type { Sources } from '../new/sources.ts';
import { beginsArticle, readArticleHead, type ArticleHead } from './article-head.ts';
import { describeLeftOut, doubtLine, quoteStart, type FoundArticle, type Problem } from './found-article.ts';
import { writeLiteralParagraph } from './markdown.ts';
import { findSiteWords } from './site-words.ts';
import { dropInvisible } from './source-file.ts';

export interface ReadingContext {
  sources: Sources;
  title?: string | undefined;
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
    .map((line, index) => ({ number: index + 1, text: line.replace(blankEnds, '') }))
    .filter((line) => line.text !== '');
  const texts = lines.map((line) => line.text);
  const at = (index = -1) => lines[index] ?? { number: 1, text: '' };
  const nameLines = (indexes: readonly number[]) => {
    const [first, last] = [String(at(indexes[0]).number), String(at(indexes.at(-1)).number)];
    return first === last ? `line ${first}` : `lines ${first}–${last}`;
  };
  const cite = <T>(part: { line: number; value: T } | undefined) =>
    part && { value: part.value, from: nameLines([part.line]) };

  const head = readArticleHead(texts, sources);
  const { title, end } = findTitle(head, texts, givenTitle);
  const repeatsTitle = isSameText(at(end).text, givenTitle ?? title?.value ?? '');
  const start = repeatsTitle ? end + 1 : end;
  const siteWords = findSiteWords(texts.slice(start));
  const own = siteWords.own.map((index) => start + index);
  const kept = [...texts.keys()].filter((index) => index >= start && !own.includes(index));

  const leftOut: string[] = [];
  if (title && givenTitle !== undefined && !isSameText(title.value, givenTitle)) {
    leftOut.push(`${nameLines([title.line])}: ${quoteStart(title.value)}, for another title is given`);
  }
  if (repeatsTitle) leftOut.push(`${nameLines([end])}: the title once more`);
  for (const run of splitRuns(own)) {
    leftOut.push(
      describeLeftOut(
        nameLines(run),
        run.map((index) => at(index).text),
      ),
    );
  }

  const problems: Problem[] = [];
  const strays = head.others.map((index) => at(index));
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
  const second = lines.find((_, index) => index >= head.end && beginsArticle(texts, index, sources));
  if (second) {
    problems.push({
      line: second.number,
      message: `a second story begins here: ${quoteStart(second.text)}`,
      fix: 'put each story into a file of its own',
    });
  }
  return {
    title: cite(title),
    source: cite(head.source),
    date: cite(head.date),
    tags: head.tags && head.tags.value.length > 0 ? cite(head.tags) : undefined,
    from: nameLines(kept),
    leftOut: [...leftOut, ...invisible],
    doubts: siteWords.doubtful
      .map((index) => at(start + index))
      .map((line) => doubtLine(line.text, line.number)),
    problems,
    body: kept.map((index) => writeLiteralParagraph(at(index).text)).join('\n\n'),
  };
}

/** Without a head the first line is the title, unless it reads like a sentence. */
function findTitle(
  { others, end }: ArticleHead,
  texts: readonly string[],
  givenTitle: string | undefined,
): { title?: { line: number; value: string }; end: number } {
  const [line = 0, ...more] = others;
  const value = foldSpace(texts[line] ?? '');
  if (end > 0) return others.length > 0 && more.length === 0 ? { title: { line, value }, end } : { end };
  const isTitle = texts.length > 1 && value.length <= 200 && !/[.。…:：;,]$/u.test(value);
  return isTitle && givenTitle === undefined ? { title: { line, value }, end: 1 } : { end };
}

function splitRuns(numbers: readonly number[]): number[][] {
  const runs: number[][] = [];
  for (const number of numbers) {
    if (runs.at(-1)?.at(-1) === number - 1) runs.at(-1)?.push(number);
    else runs.push([number]);
  }
  return runs;
}

function isSameText(one: string, other: string): boolean {
  const slug = createSlug(one);
  return slug !== '' && slug === createSlug(other);
}

const blankEnds = /^[\s\u200b\u2060]+|[\s\u200b\u2060]+$/gu;
