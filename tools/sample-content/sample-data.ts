import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { createRandom } from './random.ts';

export interface Name {
  english: string;
  chinese: string;
  /** A tag of articles about it. */
  topic?: string;
}

export interface ArticleKind {
  topic: string;
  /** The lists of the two names that a headline has besides the company. */
  names: [string, string];
  headlines: string[];
  chineseHeadline: string;
  openings: string[];
  /** In the order in which they are told. */
  paragraphs: string[];
  block?: string;
}

/** articles.yaml, which says what is what. */
interface Templates {
  facts: Record<string, string | string[]>;
  extras: { chance: number; wordings: string[] }[];
  pictures: { path: string; alt: string }[];
  kinds: ArticleKind[];
  sections: { headings: string[]; paragraphs: string[] }[];
}

/** Without topics, or by topic. */
type WrittenNames = string | Record<string, string>;

export const templates = readData('articles.yaml') as Templates;

/** Lists by what they name. */
export const names = createNames(readData('names.yaml') as Record<string, WrittenNames>);

function readData(file: string): unknown {
  return parse(readFileSync(new URL(file, import.meta.url), 'utf8'));
}

function createNames(written: Record<string, WrittenNames>): Record<string, readonly Name[]> {
  const { companyBeginning = '', companyEnding = '', surname = '', givenName = '', ...lists } = written;
  const codes = Array.from({ length: 900 }, (_, index) => String(index + 100));
  return {
    company: createRandom('companies').shuffle(combineNames(companyBeginning, companyEnding, '')),
    person: combineNames(surname, givenName, ' '),
    code: codes.map((code) => ({ english: code, chinese: code })),
    ...Object.fromEntries(Object.entries(lists).map(([list, names]) => [list, readNames(names)])),
  };
}

function combineNames(first: WrittenNames, second: WrittenNames, space: string): Name[] {
  return readNames(first).flatMap((one) =>
    readNames(second).map((other) => ({
      english: one.english + space + other.english,
      chinese: one.chinese + other.chinese,
    })),
  );
}

function readNames(written: WrittenNames): Name[] {
  if (typeof written !== 'string') {
    return Object.entries(written).flatMap(([topic, names]) =>
      readNames(names).map((name) => ({ ...name, topic })),
    );
  }
  return written.split(', ').map((pair) => {
    const space = pair.lastIndexOf(' ');
    return { english: pair.slice(0, space), chinese: pair.slice(space + 1) };
  });
}
