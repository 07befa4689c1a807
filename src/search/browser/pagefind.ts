import type { SearchFilter, SearchMeta } from '../record.ts';

// The part that this site uses of what Pagefind 1.6 puts beside an index for browsers. The package
// itself has types only of what makes an index.

export interface PagefindModule {
  createInstance: (options: InstanceOptions) => PagefindInstance;
}

export interface InstanceOptions {
  /** Where the index lies, with a slash at its end. */
  basePath: string;
  /** What addresses of pages begin with. */
  baseUrl: string;
  /** In words. */
  excerptLength: number;
  /** What stands where an excerpt begins or ends within the text. */
  excerptEllipsis: string;
  /** Stands in the address of an index’s first file; without it the time would, and nothing be kept. */
  metaCacheTag: string;
  /** A worker would be a further file, and Trusted Types refuse its address, which is a string. */
  noWorker: true;
}

/** One index. */
export interface PagefindInstance {
  /** @param term `null` finds all pages that the filters let through; in quotes, its words in a row. */
  search: (term: string | null, options: SearchOptions) => Promise<PagefindAnswer>;
  /** Loads all filters. */
  filters: () => Promise<FilterCounts>;
}

export interface SearchOptions {
  filters: Partial<Record<SearchFilter, string>>;
  /** Instead of how well pages match. */
  sort?: { published: 'desc' };
}

/** How many pages each value of a filter would leave. */
export type FilterCounts = Partial<Record<SearchFilter, Record<string, number> | undefined>>;

export interface PagefindAnswer {
  results: PagefindResult[];
  /** Of the pages found; of those filters alone that have been loaded. */
  filters: FilterCounts;
}

export interface PagefindResult {
  score: number;
  /** Where in the text what was looked for stands, counted in words. */
  words: number[];
  data: () => Promise<PagefindPage>;
}

export interface PagefindPage {
  url: string;
  /** The text. */
  content: string;
  /** HTML. */
  excerpt: string;
  meta: SearchMeta;
}
