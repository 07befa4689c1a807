import type { RecordFilter, SearchMeta } from '../lib/search-record.ts';

// The part that this site uses of what Pagefind 1.6 puts beside an index for browsers. The package
// itself has types only of what makes an index.

export interface PagefindModule {
  createInstance: (options: InstanceOptions) => PagefindInstance;
}

interface IndexOptions {
  /** What addresses of pages begin with. */
  baseUrl: string;
  /** In words. */
  excerptLength: number;
  /** What stands where an excerpt begins or ends within the text. */
  excerptEllipsis: string;
  /** Stands in the address of an index’s first file; without it the time would, and nothing be kept. */
  metaCacheTag: string;
}

export interface InstanceOptions extends IndexOptions {
  /** Where the index lies, with a slash at its end. */
  basePath: string;
  /** A worker would be a further file, and Trusted Types refuse its address, which is a string. */
  noWorker: true;
}

export interface PagefindInstance {
  mergeIndex: (path: string, options: IndexOptions) => Promise<void>;
  /** @param term `null` finds all pages that the filters let through. */
  search: (term: string | null, options: SearchOptions) => Promise<PagefindAnswer>;
  /** Loads all filters. */
  filters: () => Promise<FilterCounts>;
}

export interface SearchOptions {
  filters: Partial<Record<RecordFilter, string>>;
  /** Sorts the pages of each index among themselves; those of several indexes are mixed by their places. */
  sort?: { published: 'desc' };
}

/** How many pages each value of a filter would leave. */
export type FilterCounts = Partial<Record<RecordFilter, Record<string, number> | undefined>>;

export interface PagefindAnswer {
  results: PagefindResult[];
  /** Of the pages found; of those filters alone that have been loaded. */
  filters: FilterCounts;
}

export interface PagefindResult {
  data: () => Promise<PagefindPage>;
}

export interface PagefindPage {
  url: string;
  /** HTML. */
  excerpt: string;
  meta: SearchMeta;
}
