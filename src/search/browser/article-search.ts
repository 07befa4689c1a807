import {
  formatChoice,
  parseChoice,
  readDay,
  searchFilters,
  type SearchChoice,
  type SearchFilter,
} from '../record.ts';
import { isUnspaced, segmentCharacters } from '../words.ts';
import { markWords, parseExcerpt, type MarkedText } from './marked-text.ts';
import { createIndexSearch, type Term } from './index-search.ts';
import type {
  FilterCounts,
  PagefindInstance,
  PagefindModule,
  PagefindResult,
  SearchOptions,
} from './pagefind.ts';
import type { SearchQuery } from './query.ts';

export interface ArticleSearch {
  search: (query: SearchQuery) => Promise<SearchAnswer>;
  /** The choices of each filter for all articles. */
  choices: Choices;
}

export interface SearchAnswer {
  count: number;
  /** The choices of each filter, for the words and the other filters of the query. */
  choices: Choices;
  /** Loads the results from `start` up to, but not including, `end`. */
  loadArticles: (start: number, end: number) => Promise<FoundArticle[]>;
}

export interface FoundArticle {
  title: MarkedText;
  href: string;
  /** `YYYY-MM-DD`. */
  day: string;
  source: string;
  excerpt: MarkedText;
}

export type Choices = Record<SearchFilter, CountedChoice[]>;

export interface CountedChoice extends SearchChoice {
  count: number;
}

/** Thrown if the site has no search index, as with `astro dev`. */
export class NoIndexError extends Error {
  override name = 'NoIndexError';
}

/**
 * @param list the address of the file that lists the indexes.
 * @param base the path of the site.
 * @throws {NoIndexError} or another error if a file does not load.
 */
export async function openSearch(list: string, base: string): Promise<ArticleSearch> {
  const response = await fetch(list);
  if (response.status === 404) throw new NoIndexError();
  if (!response.ok) throw new Error(`${list}: ${String(response.status)}`);
  const { engine, indexes } = (await response.json()) as { engine?: string; indexes: string[] };
  if (engine === undefined) return createSearch([], {});

  const locate = (folder: string) => new URL(`${folder}/`, response.url).pathname;
  const module = (await import(/* @vite-ignore */ `${locate(engine)}pagefind.js`)) as PagefindModule;
  const openIndex = (folder: string) =>
    module.createInstance({
      basePath: locate(folder),
      baseUrl: base,
      excerptLength: 36,
      excerptEllipsis: '…',
      // The name of a folder is a digest of its files.
      metaCacheTag: '',
      noWorker: true,
    });
  const opened: PagefindInstance[] = [];
  for (const folder of indexes) {
    opened.push(openIndex(folder));
    // The first index loads the engine, so that the others find it in the cache.
    if (opened.length === 1) await opened[0]?.filters();
  }
  const counts = await Promise.all(opened.map((index) => index.filters()));
  return createSearch(opened, addCounts(counts));
}

/** @param indexes oldest articles first. */
function createSearch(indexes: readonly PagefindInstance[], counts: FilterCounts): ArticleSearch {
  const searches = indexes.map(createIndexSearch);
  return {
    choices: readChoices(counts),
    search: async (query) => {
      const term = formatTerm(query.words);
      // A phrase matches as a whole or not at all, so there is no better match.
      const isByAge = query.order === 'newest' || term.text === null || term.isPhrase;
      const sort: Pick<SearchOptions, 'sort'> = isByAge ? { sort: { published: 'desc' } } : {};
      const searchFor = (asked: SearchQuery) =>
        Promise.all(
          searches.map((search) => search(term, { filters: formatFilters(asked, counts), ...sort })),
        );

      const answers = await searchFor(query);
      // Each index is older than the next one.
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
        loadArticles: (start, end) =>
          Promise.all(results.slice(start, end).map((result) => loadArticle(result, query.words))),
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

/** Words in quotes, and Chinese ones, are a phrase. */
function formatTerm(words: string): Term {
  if (words === '') return { text: null, isPhrase: false };
  const [, quoted] = /^["“”„«»](.+)["“”«»]$/u.exec(words) ?? [];
  const phrase = quoted ?? (isUnspaced(words) ? words : undefined);
  if (phrase === undefined) return { text: segmentCharacters(words), isPhrase: false };
  return { text: `"${segmentCharacters(phrase)}"`, isPhrase: true };
}

/** Pagefind’s filters for the values of a query, given the counts of all articles. */
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

async function loadArticle(result: PagefindResult, words: string): Promise<FoundArticle> {
  const { url, excerpt, meta } = await result.data();
  return {
    title: markWords(meta.title, words),
    href: url,
    day: readDay(meta),
    source: meta.source,
    excerpt: parseExcerpt(excerpt),
  };
}
