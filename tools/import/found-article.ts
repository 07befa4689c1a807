import { cutAtWord } from '../../src/lib/text.ts';

/** A value with its origin in words: `line 2`, `<h1>`, `--title`. */
export interface Found<T> {
  value: T;
  from: string;
}

export interface FoundArticle {
  title?: Found<string> | undefined;
  /** As written: a key of sources.yaml, a name, or something else. */
  source?: Found<string> | undefined;
  /** As written. */
  date?: Found<string> | undefined;
  tags?: Found<string[]> | undefined;
  /** The `https:` address of the source’s own text. */
  original?: Found<string> | undefined;
  /** The position of the text in its file, in words. */
  from: string;
  /** The parts that were not imported: position and content, in words. */
  leftOut: string[];
  /** Problems that a person should look at; they do not prevent the import. */
  doubts: Problem[];
  problems: Problem[];
}

/** An error or a warning: the problem, its position and the fix. */
export interface Problem {
  /** The line number in the imported file, from 1. */
  line?: number | undefined;
  message: string;
  fix: string;
}

/** The beginning of a text in quotation marks. */
export function quoteStart(text: string, limit = 60): string {
  return `“${cutAtWord(text, limit)}”`;
}

/** Describes lines that were left out, each by its beginning. */
export function describeLeftOut(from: string, lines: readonly string[]): string {
  return `${from}: ${lines.map((line) => quoteStart(line)).join(', ')}`;
}

/** The warning for a line that might be from the old site's template. */
export function doubtLine(text: string, line?: number): Problem {
  return {
    line,
    message: `${quoteStart(text)} begins like the old site’s own words, but more of the story follows, so it was kept`,
    fix: 'read the end of the story and delete what is not part of it',
  };
}
