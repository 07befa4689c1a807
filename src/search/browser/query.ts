const names = ['q', 'tag', 'source', 'year', 'order'] as const;

/** A search by the names of its address: `q` has the words. A part that is not given is empty. */
export type SearchQuery = Readonly<Record<(typeof names)[number], string>>;

export function readQuery(parameters: URLSearchParams | FormData): SearchQuery {
  const read = (name: string) => {
    const value = parameters.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  const given = Object.fromEntries(names.map((name) => [name, read(name)])) as SearchQuery;
  return { ...given, order: given.order === 'newest' ? 'newest' : '' };
}

/** Returns the query of an address: `?q=plant&tag=china`, or an empty string. */
export function formatQuery(query: SearchQuery): string {
  const given = Object.entries(query).filter(([, value]) => value !== '');
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
}

/** An order alone is no search. */
export function isEmpty(query: SearchQuery): boolean {
  return names.every((name) => name === 'order' || query[name] === '');
}
