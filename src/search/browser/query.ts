import type { SearchFilter } from '../record.ts';

/** A search, as the form and the address of the search page have it. A part that is not given is empty. */
export interface SearchQuery extends Record<SearchFilter, string> {
  words: string;
  /** Empty for best match first. */
  order: '' | 'newest';
}

export function readQuery(parameters: URLSearchParams | FormData): SearchQuery {
  const read = (name: string) => {
    const value = parameters.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  return {
    words: read('q'),
    tag: read('tag'),
    source: read('source'),
    year: read('year'),
    order: read('order') === 'newest' ? 'newest' : '',
  };
}

/** Returns the query of an address: `?q=plant&tag=china`, or an empty string. */
export function formatQuery({ words, tag, source, year, order }: SearchQuery): string {
  const given = Object.entries({ q: words, tag, source, year, order }).filter(([, value]) => value !== '');
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
}

/** An order alone is no search. */
export function isEmpty({ words, tag, source, year }: SearchQuery): boolean {
  return [words, tag, source, year].every((part) => part === '');
}
