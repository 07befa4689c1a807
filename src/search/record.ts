import type { Article } from '../content/articles.ts';
import { foldSpace } from '../lib/text.ts';
import { partCharacters } from './words.ts';

/** A story as the search engine takes it in: `CustomRecord` of Pagefind. */
export interface SearchRecord {
  /** From the front page of the site. */
  url: string;
  content: string;
  /** Without a region: word endings are a matter of the language alone. */
  language: string;
  meta: SearchMeta;
  filters: Record<SearchFilter, string[]>;
  sort: { published: string };
}

/** What a result shows of a story. The words of all of it are found, too. */
export interface SearchMeta extends Record<string, string> {
  title: string;
  source: string;
  tags: string;
  /** `d` and `YYYYMMDD`: digits in front would answer whoever looks for a number. */
  day: string;
}

/** What stories can be narrowed down by; the names stand in addresses, too. */
export type SearchFilter = 'tag' | 'source' | 'year';

export interface SearchRecordContext {
  /** The words of the body. */
  text: string;
  /** Of the story, from the front page of the site. */
  address: string;
  /** Of the site. */
  language: string;
}

export function createSearchRecord(
  { title, standfirst = '', published, source, tags }: Article,
  { text, address, language }: SearchRecordContext,
): SearchRecord {
  const partedTitle = partCharacters(title);
  return {
    url: address,
    // Without any, as a story of pictures is, it would not be found at all.
    content: partCharacters(foldSpace(`${standfirst} ${text}`)) || partedTitle,
    language: language.split('-')[0] ?? language,
    meta: {
      title,
      ...(partedTitle !== title && { characters: partedTitle }),
      source: source.name,
      tags: tags.map(({ label }) => partCharacters(label)).join(', '),
      day: `d${published.day.replaceAll('-', '')}`,
    },
    filters: {
      tag: tags.map(({ slug, label }) => formatChoice({ value: slug, label })),
      source: [formatChoice({ value: source.key, label: source.name })],
      year: [formatChoice({ value: published.day.slice(0, 4), label: published.day.slice(0, 4) })],
    },
    // As text: the engine sorts numbers with seven digits’ precision.
    sort: { published: new Date(published.epoch).toISOString() },
  };
}

/** The day of a story, `YYYY-MM-DD`. */
export function readDay({ day }: SearchMeta): string {
  return day.replace(/^d(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
}

/** A tag, a source or a year: what an address says, and what readers see. */
export interface SearchChoice {
  /** Without spaces. */
  value: string;
  label: string;
}

/** One string, as the engine knows a choice. */
export function formatChoice({ value, label }: SearchChoice): string {
  return `${value} ${label}`;
}

export function parseChoice(formatted: string): SearchChoice {
  const space = formatted.indexOf(' ');
  return { value: formatted.slice(0, space), label: formatted.slice(space + 1) };
}
