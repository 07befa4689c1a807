import {
  formatChoice,
  parseChoice,
  readDay,
  type SearchChoice,
  type SearchFilter,
} from '../lib/search-record.ts';
import { isUnspaced, partCharacters } from '../lib/search-words.ts';
import { markWords, readExcerpt, type MarkedText } from './marked-text.ts';
import type {
  FilterCounts,
  PagefindAnswer,
  PagefindInstance,
  PagefindModule,
  PagefindResult,
  SearchOptions,
} from './pagefind.ts';
import { searchFilters, type SearchQuery } from './query.ts';

/** Finds stories of the site. */
export interface StorySearch {
  search: (query: SearchQuery) => Promise<SearchAnswer>;
  /** Everything that stories can be narrowed down by. */
  getChoices: () => Promise<Choices>;
}

export interface SearchAnswer {
  count: number;
  /** For each filter what could be chosen, the words and the other filters being as they are. */
  choices: Choices;
  /** Loads stories found, from one place of the list up to another. */
  loadStories: (start: number, end: number) => Promise<FoundStory[]>;
}

export interface FoundStory {
  title: MarkedText;
  href: string;
  /** `YYYY-MM-DD`. */
  day: string;
  source: string;
  excerpt: MarkedText;
}

export type Choices = Record<SearchFilter, CountedChoice[]>;

/** A choice, and how many stories it would leave. */
export interface CountedChoice extends SearchChoice {
  count: number;
}

/** Raised where a site has no search index, as `astro dev` has none. */
export class NoIndexError extends Error {
  override name = 'NoIndexError';
}

/**
 * Opens the search of a site.
 *
 * @param list the address of the file that names the indexes.
 * @param base the path that the site lives under.
 * @throws {NoIndexError} and, where something cannot be loaded, other errors.
 */
export async function openStorySearch(list: string, base: string): Promise<StorySearch> {
  const response = await fetch(list);
  if (response.status === 404) throw new NoIndexError();
  if (!response.ok) throw new Error(`${list}: ${String(response.status)}`);
  const { indexes } = (await response.json()) as { indexes: string[] };
  const [oldest, ...newer] = indexes.map((name) => new URL(`${name}/`, response.url).pathname);
  if (oldest === undefined) return emptySearch;

  const module = (await import(/* @vite-ignore */ `${oldest}pagefind.js`)) as PagefindModule;
  // The folder of an index is named by what is in it, so that nothing need be asked for anew.
  const options = { baseUrl: base, excerptLength: 36, excerptEllipsis: '…', metaCacheTag: '' };
  const pagefind = module.createInstance({ ...options, basePath: oldest, noWorker: true });
  await Promise.all(newer.map((folder) => pagefind.mergeIndex(folder, options)));
  return createSearch(pagefind);
}

function createSearch(pagefind: PagefindInstance): StorySearch {
  let counts: Promise<FilterCounts> | undefined;
  const countAll = () => (counts ??= pagefind.filters());

  return {
    getChoices: async () => readChoices(await countAll()),
    search: async (query) => {
      const { term, isPhrase } = formatTerm(query.words);
      const known = await countAll();
      const searchFor = (asked: SearchQuery) =>
        pagefind.search(term, { filters: formatFilters(asked, known) });

      const { results, filters } = await searchFor(query);
      const counted = { ...filters };
      for (const filter of searchFilters.filter((name) => query[name] !== '')) {
        counted[filter] = (await searchFor({ ...query, [filter]: '' })).filters[filter];
      }
      const isByAge = query.order === 'newest' || term === null || isPhrase;
      const listResults = isByAge
        ? createNewestFirst(filters.index ?? {}, (index) =>
            pagefind.search(term, {
              filters: { ...formatFilters(query, known), index },
              sort: { published: 'desc' },
            }),
          )
        : () => Promise.resolve(results);
      return {
        count: results.length,
        choices: readChoices(counted),
        loadStories: async (start, end) =>
          Promise.all(
            (await listResults(end)).slice(start, end).map((result) => loadStory(result, query.words)),
          ),
      };
    },
  };
}

/**
 * Lists results by age, as many as are asked for. The engine sorts the stories of one index alone, so that
 * the indexes are asked one after the other, newest first: each is older than the next as a whole.
 */
function createNewestFirst(
  counts: Record<string, number>,
  searchIndex: (index: string) => Promise<PagefindAnswer>,
): (end: number) => Promise<PagefindResult[]> {
  const pending = Object.keys(counts)
    .filter((index) => counts[index] !== 0)
    .sort((a, b) => Number(b) - Number(a));
  const listed: PagefindResult[] = [];
  return async (end) => {
    while (listed.length < end) {
      const index = pending.shift();
      if (index === undefined) break;
      listed.push(...(await searchIndex(index)).results);
    }
    return listed;
  };
}

const noChoices: Choices = { tag: [], source: [], year: [] };

const emptySearch: StorySearch = {
  getChoices: () => Promise.resolve(noChoices),
  search: () => Promise.resolve({ count: 0, choices: noChoices, loadStories: () => Promise.resolve([]) }),
};

/** Words as the engine takes them. A phrase is there or is not, so that stories with it come by age. */
function formatTerm(words: string): { term: string | null; isPhrase: boolean } {
  if (words === '') return { term: null, isPhrase: false };
  const [, quoted] = /^["“”„«»](.+)["“”«»]$/u.exec(words) ?? [];
  const phrase = quoted ?? (isUnspaced(words) ? words : undefined);
  if (phrase === undefined) return { term: partCharacters(words), isPhrase: false };
  return { term: `"${partCharacters(phrase)}"`, isPhrase: true };
}

/** What an address says, as the engine knows it. */
function formatFilters(query: SearchQuery, known: FilterCounts): SearchOptions['filters'] {
  const chosen = searchFilters
    .filter((name) => query[name] !== '')
    .map((name) => {
      const values = Object.keys(known[name] ?? {});
      const choice = values.find((value) => parseChoice(value).value === query[name]);
      return [name, choice ?? formatChoice({ value: query[name], label: '' })];
    });
  return Object.fromEntries(chosen) as SearchOptions['filters'];
}

function readChoices(counts: FilterCounts): Choices {
  const read = (filter: SearchFilter) =>
    Object.entries(counts[filter] ?? {}).map(([value, count]) => ({ ...parseChoice(value), count }));
  return { tag: read('tag'), source: read('source'), year: read('year') };
}

async function loadStory(result: PagefindResult, words: string): Promise<FoundStory> {
  const { url, excerpt, meta } = await result.data();
  return {
    title: markWords(meta.title, words),
    href: url,
    day: readDay(meta),
    source: meta.source,
    excerpt: readExcerpt(excerpt),
  };
}
