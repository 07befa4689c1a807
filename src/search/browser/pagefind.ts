import type { SearchFilter, SearchMeta } from '../record.ts';

// The part of pagefind.js 1.6 that this site uses. The package has types for the indexing API only.

export interface PagefindModule {
  createInstance: (options: InstanceOptions) => PagefindInstance;
}

export interface InstanceOptions {
  /** The folder of the index, with a slash at its end. */
  basePath: string;
  /** Prefix of the addresses of pages. */
  baseUrl: string;
  excerptLength: number;
  /** Where an excerpt begins or ends within the text. */
  excerptEllipsis: string;
  /** Added to the address of the first file of an index. The default is the time, which defeats the HTTP cache. */
  metaCacheTag: string;
  /** A worker would be another file, and Trusted Types block its address, a string. */
  noWorker: true;
}

export interface PagefindInstance {
  /** @param term `null` finds all pages that match the filters; a text in quotes is a phrase. */
  search: (term: string | null, options: SearchOptions) => Promise<PagefindAnswer>;
  filters: () => Promise<FilterCounts>;
}

export interface SearchOptions {
  filters: Partial<Record<SearchFilter, string>>;
  /** The default is best match first. */
  sort?: { published: 'desc' };
}

/** The number of pages for each value of a filter. */
export type FilterCounts = Partial<Record<SearchFilter, Record<string, number> | undefined>>;

export interface PagefindAnswer {
  results: PagefindResult[];
  /** Counts of the pages found, for loaded filters only. */
  filters: FilterCounts;
}

export interface PagefindResult {
  score: number;
  /** Positions of matches in the text, in words. */
  words: number[];
  data: () => Promise<PagefindPage>;
}

export interface PagefindPage {
  url: string;
  content: string;
  /** HTML. */
  excerpt: string;
  meta: SearchMeta;
}
