import type { SearchFilter } from '../record.ts';

/** What a reader looks for, as the address of the search page says it. */
export interface SearchQuery extends Record<SearchFilter, string> {
  words: string;
  /** Stories found by words come by how well they match, unless the newest are asked for. */
  order: '' | 'newest';
}

export const searchFilters: readonly SearchFilter[] = ['tag', 'source', 'year'];

export function readQuery(parameters: URLSearchParams): SearchQuery {
  const read = (name: string) => parameters.get(name)?.trim() ?? '';
  return {
    words: read('q'),
    tag: read('tag'),
    source: read('source'),
    year: read('year'),
    order: read('order') === 'newest' ? 'newest' : '',
  };
}

/** The part of an address behind the path: `?q=plant&tag=china`, or nothing. */
export function formatQuery({ words, tag, source, year, order }: SearchQuery): string {
  const said = Object.entries({ q: words, tag, source, year, order }).filter(([, value]) => value !== '');
  return said.length === 0 ? '' : `?${new URLSearchParams(said).toString()}`;
}

/** Whether nothing is looked for; an order alone is no search. */
export function isEmpty({ words, tag, source, year }: SearchQuery): boolean {
  return [words, tag, source, year].every((part) => part === '');
}
