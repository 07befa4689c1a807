import { gzipSync } from 'node:zlib';
import type { Article } from '../content/articles.ts';
import { addresses } from '../lib/addresses.ts';
import { createDigest } from '../lib/digest.ts';
import type { NamedFile } from '../lib/named-file.ts';
import type { ArticleRow, IndexDirectory, Vocabulary, WordFile } from './index-files.ts';
import { listChoices, searchFilters, type SearchRecord } from './record.ts';
import { findWords, listCompounds } from './words.ts';

/** An index that browsers search: its files, the one that names the others first. */
export type SearchIndex = [directory: NamedFile, ...others: NamedFile[]];

/** For slow lines. A word with all its endings is in one or two files. */
const wordFileSize = 24_000;

/** Between two texts, so that no phrase goes across. */
const gap = 20;

/** Shorter words are near too many others, and numbers are near others without being meant. */
const proposed = /^\D{4,}$/;

/** Rows as in a {@link WordFile}, with the places and positions themselves. */
type Postings = Map<string, number[][]>;

/** @param articles oldest first. */
export function createSearchIndex(
  articles: readonly { article: Article; record: SearchRecord }[],
): SearchIndex {
  const postings: Postings = new Map();
  const choices: IndexDirectory['choices'] = { tag: [], source: [], year: [] };
  const files: NamedFile[] = [];
  const add = (value: unknown) => {
    const file = createFile(value);
    files.push(file);
    return file.path.split('/').at(-1) ?? '';
  };

  const rows = articles.map(({ article, record }, place): ArticleRow => {
    let position = 0;
    const addTexts = (...texts: string[]) => {
      for (const text of texts) position += addText(postings, text, place, position) + gap;
      return position;
    };
    const titleEnd = addTexts(record.title);
    const namesEnd = addTexts(record.source, ...record.names);
    addTexts(record.text);
    const own = listChoices(article);
    const places = searchFilters.map((filter) =>
      own[filter].map((choice) => {
        const known = choices[filter].findIndex(({ value }) => value === choice.value);
        return known >= 0 ? known : choices[filter].push(choice) - 1;
      }),
    );
    return [add(record), titleEnd, namesEnd, places];
  });

  const vocabulary: Vocabulary = [...postings]
    .filter(([word]) => proposed.test(word))
    .map(([word, { length }]) => [word, length]);
  const directory: IndexDirectory = {
    articles: rows,
    choices,
    words: divideWords(postings).map((words) => [words[0]?.[0] ?? '', add(words)]),
    vocabulary: add(vocabulary),
  };
  return [createFile(directory), ...files];
}

/** @returns the number of words. */
function addText(postings: Postings, text: string, article: number, start: number): number {
  const words = findWords(text);
  for (const [index, { forms }] of words.entries()) {
    const position = start + index;
    for (const form of [...forms, ...listCompounds(words, index).map((compound) => compound.form)]) {
      const rows = postings.get(form) ?? [];
      const last = rows.at(-1);
      if (last?.[0] !== article) rows.push([article, position]);
      else if (last.at(-1) !== position) last.push(position);
      postings.set(form, rows);
    }
  }
  return words.length;
}

/** Divides words into files of about the same size. */
function divideWords(postings: Postings): WordFile[] {
  const files: WordFile[] = [];
  let size = wordFileSize;
  for (const [word, rows] of [...postings].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (size >= wordFileSize) {
      files.push([]);
      size = 0;
    }
    const written = rows.map(([article = 0, ...positions], index) => [
      article - (rows[index - 1]?.[0] ?? 0),
      ...positions.map((position, number) => position - (positions[number - 1] ?? 0)),
    ]);
    files.at(-1)?.push([word, written]);
    size += JSON.stringify(written).length;
  }
  return files;
}

function createFile(value: unknown): NamedFile {
  const json = JSON.stringify(value);
  // 48 bits tell millions of files apart.
  const name = createDigest(json).slice(0, 12);
  return { path: `${addresses.search('')}files/${name}.bin`, content: gzipSync(json) };
}
