import type { Root } from 'mdast';
import { cutAtWord } from '../../lib/text.ts';

/** A value that a file holds, as it is written there. */
export interface Found<T> {
  value: T;
  /** In the imported file, from 1. */
  line?: number | undefined;
}

export interface FoundStory {
  title?: Found<string> | undefined;
  /** A key of sources.yaml, a name, or something else. */
  source?: Found<string> | undefined;
  date?: Found<string> | undefined;
  tags?: Found<string[]> | undefined;
  author?: Found<string> | undefined;
  /** The `https:` address of the source’s own text. */
  original?: Found<string> | undefined;
  /** Whether it is a draft until a person has read it. */
  isDraft?: boolean;
  /** Pictures have the addresses of the file. */
  tree: Root;
  /** What the story lacks of its file, in words. */
  leftOut: string[];
  /** Problems that a person should look at; they do not prevent the import. */
  doubts: Problem[];
  problems: Problem[];
}

/** An error or a warning: the problem, its position and the fix. */
export interface Problem {
  line?: number | undefined;
  message: string;
  fix: string;
}

/** A line of a report: a name, and a text of one or more lines. */
export type SummaryRow = [name: string, text: string];

/** The beginning of a text in quotation marks. */
export function quoteStart(text: string, limit = 60): string {
  return `“${cutAtWord(text, limit)}”`;
}
