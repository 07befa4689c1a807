import type { Root, RootContent } from 'mdast';
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
  leftOut: LeftOut[];
  /** Problems that a person should look at; they do not prevent the import. */
  doubts: Problem[];
  problems: Problem[];
}

/** What a story lacks of its file. */
export interface LeftOut {
  /** In words. */
  what: string;
  /** The text itself, where it can be put back. */
  blocks?: readonly RootContent[] | undefined;
}

/** An error or a warning: the problem, its position and the fix. */
export interface Problem {
  line?: number | undefined;
  message: string;
  fix: string;
  /** What was left out because of it. */
  blocks?: readonly RootContent[] | undefined;
}

/** A line of a report: a name, and a text of one or more lines. */
export type SummaryRow = [name: string, text: string];

/** The beginning of a text in quotation marks. */
export function quoteStart(text: string, limit = 60): string {
  return `“${cutAtWord(text, limit)}”`;
}
