import { cutAtWord } from '../../src/lib/text.ts';

/** A value with the place it was taken from, in words: `line 2`, `<h1>`, `--title`. */
export interface Found<T> {
  value: T;
  from: string;
}

/** What a file of the old site says, before it is checked. */
export interface FoundArticle {
  title?: Found<string> | undefined;
  /** As written: a key of sources.yaml, a name, or something else. */
  source?: Found<string> | undefined;
  /** As written. */
  date?: Found<string> | undefined;
  tags?: Found<string[]> | undefined;
  /** The `https:` address of the source’s own text. */
  original?: Found<string> | undefined;
  /** Where the text is in its file, in words. */
  from: string;
  /** What was not taken over: where it was and what, in words. */
  leftOut: string[];
  /** What a person should look at. The article can be imported nevertheless. */
  doubts: Problem[];
  /** What prevents the import. */
  problems: Problem[];
}

/** An error or a doubt: what is wrong, where, and what to do about it. */
export interface Problem {
  /** In the imported file, from 1. */
  line?: number | undefined;
  message: string;
  fix: string;
}

/** The beginning of a text in quotation marks. */
export function quoteStart(text: string, limit = 60): string {
  return `“${cutAtWord(text, limit)}”`;
}

/** What was left out of a run of lines, each by its beginning. */
export function describeLeftOut(from: string, lines: readonly string[]): string {
  return `${from}: ${lines.map((line) => quoteStart(line)).join(', ')}`;
}

/** What to look at where a line might be the old site’s. */
export function doubtLine(text: string, line?: number): Problem {
  return {
    line,
    message: `${quoteStart(text)} begins like the old site’s own words, but more of the story follows, so it was kept`,
    fix: 'read the end of the story and delete what is not part of it',
  };
}
