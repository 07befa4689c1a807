import { cutAtWord } from '../../src/lib/text.ts';

/** A value with the place it was taken from, in words: `line 2`, `<h1>`, `--title`. */
export interface Found<T> {
  value: T;
  from: string;
}

/** What a file of the old site says, before anything is judged. */
export interface FoundStory {
  title?: Found<string> | undefined;
  /** As written: a key of sources.yaml, a name, or something else. */
  source?: Found<string> | undefined;
  /** As written. */
  date?: Found<string> | undefined;
  tags?: Found<string[]> | undefined;
  /** The `https:` address of the source’s own text. */
  original?: Found<string> | undefined;
  /** Where the story stands in its file, in words. */
  storyFrom: string;
  leftOut: LeftOut[];
  /** What a person should look at; the story can be brought in nevertheless. */
  doubts: Problem[];
  /** What keeps the story from being brought in. */
  problems: Problem[];
}

/** Something that was not taken into the story. */
export interface LeftOut {
  from: string;
  /** What it was, in words. */
  what: string;
}

/** What is wrong, where, and what to do about it. */
export interface Problem {
  /** In the file that is brought in, from 1; absent where no line is to blame. */
  line?: number | undefined;
  message: string;
  fix: string;
}

/** A run of lines in words: `line 7`, `lines 7–12`. */
export function nameLines(first: number, last: number): string {
  return first === last ? `line ${String(first)}` : `lines ${String(first)}–${String(last)}`;
}

/** The beginning of a text in quotation marks. */
export function quoteStart(text: string, limit = 60): string {
  return `“${cutAtWord(text, limit)}”`;
}

/** What was left out of a run of lines, each by its beginning. */
export function describeLeftOut(from: string, lines: readonly string[]): LeftOut {
  return { from, what: lines.map((line) => quoteStart(line)).join(', ') };
}
