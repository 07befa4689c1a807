import type { SearchChoice, SearchFilter } from './record.ts';

// All files of an index are JSON, compressed with gzip, and named by a digest: they never change.

/** The file that names all others of an index. */
export interface IndexDirectory {
  /** Oldest first. */
  articles: ArticleRow[];
  choices: Record<SearchFilter, SearchChoice[]>;
  /** The files of words, each with its first word. */
  words: [first: string, file: string][];
  /** The file of the words that are proposed, {@link Vocabulary}. */
  vocabulary: string;
}

/** A row is shorter than an object; an index has up to 2,000. */
export type ArticleRow = [
  /** Of its `SearchRecord`. */
  file: string,
  /** The positions behind its title and behind its names. */
  titleEnd: number,
  namesEnd: number,
  /** For each filter, the places of its values in the list of the directory. */
  choices: number[][],
];

/**
 * Words in the order of their code units, and where they are: a row for each article, with the difference of its
 * place to the one before, and of each position to the one before.
 */
export type WordFile = [word: string, rows: number[][]][];

/** Words, and the number of articles that have them. */
export type Vocabulary = [word: string, articles: number][];
