import { formatChoice, parseChoice, readDay, type SearchChoice, type SearchFilter } from '../record.ts';
import { isUnspaced, partCharacters } from '../words.ts';
import { markWords, readExcerpt, type MarkedText } from './marked-text.ts';
import { createIndexSearch, type Term } from './one-index.ts';
import type {
  FilterCounts,
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
  const { engine, indexes } = (await response.json()) as { engine?: string; indexes: string[] };
  if (engine === undefined) return emptySearch;

  const locate = (folder: string) => new URL(`${folder}/`, response.url).pathname;
  const module = (await import(/* @vite-ignore */ `${locate(engine)}pagefind.js`)) as PagefindModule;
  const openIndex = (folder: string) =>
    module.createInstance({
      basePath: locate(folder),
      baseUrl: base,
      excerptLength: 36,
      excerptEllipsis: '…',
      // A folder is named by what is in it, so that nothing need be asked for anew.
      metaCacheTag: '',
      noWorker: true,
    });
  const opened: PagefindInstance[] = [];
  for (const folder of indexes) {
    opened.push(openIndex(folder));
    // The first one brings the engine, and the others find it in the cache.
    if (opened.length === 1) await opened[0]?.filters();
  }
  return createSearch(opened);
}

/** @param indexes That of the oldest stories first. */
function createSearch(indexes: readonly PagefindInstance[]): StorySearch {
  const searches = indexes.map(createIndexSearch);
  let counts: Promise<FilterCounts> | undefined;
  const countAll = () => (counts ??= Promise.all(indexes.map((index) => index.filters())).then(addCounts));

  return {
    getChoices: async () => readChoices(await countAll()),
    search: async (query) => {
      const term = formatTerm(query.words);
      const isByAge = query.order === 'newest' || term.text === null || term.isPhrase;
      const sort: Pick<SearchOptions, 'sort'> = isByAge ? { sort: { published: 'desc' } } : {};
      const known = await countAll();
      const searchFor = (asked: SearchQuery) =>
        Promise.all(
          searches.map((search) => search(term, { filters: formatFilters(asked, known), ...sort })),
        );

      const answers = await searchFor(query);
      // Each index is older than the next as a whole.
      const results = answers.reverse().flatMap((answer) => answer.results);
      if (!isByAge) results.sort((a, b) => b.score - a.score);
      const counted = addCounts(answers.map(({ filters }) => filters));
      for (const filter of searchFilters.filter((name) => query[name] !== '')) {
        const others = await searchFor({ ...query, [filter]: '' });
        counted[filter] = addCounts(others.map(({ filters }) => filters))[filter];
      }
      return {
        count: results.length,
        choices: readChoices(counted),
        loadStories: (start, end) =>
          Promise.all(results.slice(start, end).map((result) => loadStory(result, query.words))),
      };
    },
  };
}

function addCounts(all: readonly FilterCounts[]): FilterCounts {
  const sum: FilterCounts = {};
  for (const filter of searchFilters) {
    const counts: Record<string, number> = {};
    for (const one of all) {
      for (const [value, count] of Object.entries(one[filter] ?? {})) {
        counts[value] = (counts[value] ?? 0) + count;
      }
    }
    sum[filter] = counts;
  }
  return sum;
}

const noChoices: Choices = { tag: [], source: [], year: [] };

const emptySearch: StorySearch = {
  getChoices: () => Promise.resolve(noChoices),
  search: () => Promise.resolve({ count: 0, choices: noChoices, loadStories: () => Promise.resolve([]) }),
};

/** Words as the engine takes them. A phrase is there or is not, so that stories with it come by age. */
function formatTerm(words: string): Term {
  if (words === '') return { text: null, isPhrase: false };
  const [, quoted] = /^["“”„«»](.+)["“”«»]$/u.exec(words) ?? [];
  const phrase = quoted ?? (isUnspaced(words) ? words : undefined);
  if (phrase === undefined) return { text: partCharacters(words), isPhrase: false };
  return { text: `"${partCharacters(phrase)}"`, isPhrase: true };
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
