import type { Article } from '../content/articles.ts';
import { foldSpace } from '../lib/text.ts';

/** What is found of an article, and what a result shows of it. */
export interface SearchRecord {
  slug: string;
  title: string;
  source: string;
  /** `YYYY-MM-DD`. */
  day: string;
  /** Authors, and tags with their other names. */
  names: string[];
  text: string;
}

export const searchFilters = ['tag', 'source', 'year'] as const;

/** The name of a filter, also in addresses. */
export type SearchFilter = (typeof searchFilters)[number];

/** A value of a filter. */
export interface SearchChoice {
  /** In addresses. */
  value: string;
  label: string;
}

/**
 * @param text of the body, without Markdown.
 * @param aliases the other names of tags, by slug.
 */
export function createSearchRecord(
  { slug, title, standfirst = '', published, source, tags, authors }: Article,
  text: string,
  aliases: ReadonlyMap<string, string[]>,
): SearchRecord {
  const ofAuthors = authors.flatMap(({ name, contributor }) => [name, ...(contributor?.aliases ?? [])]);
  const names = [...ofAuthors, ...tags.flatMap((tag) => [tag.label, ...(aliases.get(tag.slug) ?? [])])];
  return {
    ...{ slug, title, source: source.name, day: published.day, names },
    text: foldSpace(`${standfirst} ${text}`),
  };
}

/** The values of an article for the filters. */
export function listChoices({ tags, source, published }: Article): Record<SearchFilter, SearchChoice[]> {
  const year = published.day.slice(0, 4);
  return {
    tag: tags.map(({ slug, label }) => ({ value: slug, label })),
    source: [{ value: source.key, label: source.name }],
    year: [{ value: year, label: year }],
  };
}
