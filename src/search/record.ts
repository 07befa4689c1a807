import type { Article } from '../content/articles.ts';
import { foldSpace } from '../lib/text.ts';
import { segmentCharacters } from './words.ts';

/** An article as Pagefind indexes it: its `CustomRecord`. */
export interface SearchRecord {
  /** Relative to the front page of the site. */
  url: string;
  content: string;
  /** Without a region: stemming depends on the language alone. */
  language: string;
  meta: SearchMeta;
  filters: Record<SearchFilter, string[]>;
  sort: { published: string };
}

/** The data that a result shows. Pagefind also finds the words of all these values. */
export interface SearchMeta extends Record<string, string> {
  title: string;
  source: string;
  tags: string;
  /** `d` and `YYYYMMDD`: without the `d`, searches for numbers would find it. */
  day: string;
}

export const searchFilters = ['tag', 'source', 'year'] as const;

/** The name of a filter, also in addresses. */
export type SearchFilter = (typeof searchFilters)[number];

export interface SearchRecordContext {
  /** Of the body, without Markdown. */
  text: string;
  /** Relative to the front page of the site. */
  address: string;
  /** Of the site, BCP 47. */
  language: string;
}

export function createSearchRecord(
  { title, standfirst = '', published, source, tags }: Article,
  { text, address, language }: SearchRecordContext,
): SearchRecord {
  const segmentedTitle = segmentCharacters(title);
  return {
    url: address,
    // Pagefind does not find records without content, such as an article with only pictures.
    content: segmentCharacters(foldSpace(`${standfirst} ${text}`)) || segmentedTitle,
    language: language.split('-')[0] ?? language,
    meta: {
      title,
      ...(segmentedTitle !== title && { characters: segmentedTitle }),
      source: source.name,
      tags: tags.map(({ label }) => segmentCharacters(label)).join(', '),
      day: `d${published.day.replaceAll('-', '')}`,
    },
    filters: {
      tag: tags.map(({ slug, label }) => formatChoice({ value: slug, label })),
      source: [formatChoice({ value: source.key, label: source.name })],
      year: [formatChoice({ value: published.day.slice(0, 4), label: published.day.slice(0, 4) })],
    },
    // As text: Pagefind sorts numbers as 32-bit floats, with seven digits of precision.
    sort: { published: new Date(published.epoch).toISOString() },
  };
}

/** Returns `YYYY-MM-DD`. */
export function readDay({ day }: SearchMeta): string {
  return day.replace(/^d(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
}

/** A value of a filter. */
export interface SearchChoice {
  /** In addresses; without spaces. */
  value: string;
  label: string;
}

/** Pagefind’s value of a filter is one string. */
export function formatChoice({ value, label }: SearchChoice): string {
  return `${value} ${label}`;
}

export function parseChoice(formatted: string): SearchChoice {
  const space = formatted.indexOf(' ');
  return { value: formatted.slice(0, space), label: formatted.slice(space + 1) };
}
