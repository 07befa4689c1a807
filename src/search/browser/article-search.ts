import { searchFilters, type SearchChoice, type SearchFilter, type SearchRecord } from '../record.ts';
import { IndexPart } from './index-part.ts';
import { findMatches } from './matches.ts';
import { proposeWords } from './proposals.ts';
import type { SearchQuery } from './query.ts';
import { rateArticle } from './ranking.ts';
import { readTerms, type Term } from './search-terms.ts';

export interface SearchAnswer {
  count: number;
  /** The choices of each filter, for the words and the other filters of the query. */
  choices: Record<SearchFilter, CountedChoice[]>;
  terms: Term[];
  /** Loads the results from `start` up to, but not including, `end`. */
  loadRecords: (start: number, end: number) => Promise<SearchRecord[]>;
  /** Other words that find more, if few articles are found. */
  propose: () => Promise<string[]>;
}

export interface CountedChoice extends SearchChoice {
  count: number;
}

const few = 3;

interface FoundArticle {
  part: IndexPart;
  /** Its place in the part. */
  article: number;
  rating: number;
}

/** Searches all articles of a site. */
export type ArticleSearch = (query: SearchQuery) => Promise<SearchAnswer>;

/**
 * @param list the address of the file that lists the indexes.
 * @returns none if the site has no search index, as with `astro dev`.
 * @throws if a file does not load.
 */
export async function openSearch(list: string): Promise<ArticleSearch | undefined> {
  const response = await fetch(list);
  if (response.status === 404) return undefined;
  if (!response.ok) throw new Error(`${list}: ${String(response.status)}`);
  const oldestFirst = (await response.json()) as string[];
  const opened = oldestFirst.map((file) => IndexPart.open(new URL(file, response.url).href));
  const parts = (await Promise.all(opened)).reverse();

  return async function search(query: SearchQuery): Promise<SearchAnswer> {
    const terms = readTerms(query.q);
    const found = query.q === '' ? listAll(parts) : await findArticles(parts, terms);
    const chosen = found.filter((article) => isChosen(article, query));
    if (query.order !== 'newest') chosen.sort((a, b) => b.rating - a.rating);
    const count = (filter: SearchFilter) =>
      countChoices(
        found.filter((article) => isChosen(article, { ...query, [filter]: '' })),
        filter,
      );
    return {
      count: chosen.length,
      choices: { tag: count('tag'), source: count('source'), year: count('year') },
      terms,
      loadRecords: (start, end) =>
        Promise.all(
          chosen
            .slice(start, end)
            .map(({ part, article }) => part.load<SearchRecord>(part.directory.articles[article]?.[0] ?? '')),
        ),
      propose: async () => {
        const proposals = chosen.length > few ? [] : await proposeWords(parts, query.q, terms);
        const answers = await Promise.all(proposals.map((q) => search({ ...query, q })));
        return proposals.filter((_, index) => (answers[index]?.count ?? 0) > chosen.length);
      },
    };
  };
}

/** Newest first, as the parts are. */
function listAll(parts: readonly IndexPart[]): FoundArticle[] {
  return parts.flatMap((part) =>
    part.directory.articles.map((_, article) => ({ part, article, rating: 0 })).reverse(),
  );
}

/** Newest first, as the parts are. */
async function findArticles(parts: readonly IndexPart[], terms: readonly Term[]): Promise<FoundArticle[]> {
  const found = parts.map(async (part) =>
    (await findMatches(part, terms)).reverse().map(([article, matches]) => {
      const [, titleEnd = 0, namesEnd = 0] = part.directory.articles[article] ?? [];
      return { part, article, rating: rateArticle(terms, matches, titleEnd, namesEnd) };
    }),
  );
  return (await Promise.all(found)).flat();
}

function isChosen({ part, article }: FoundArticle, filters: Readonly<Record<SearchFilter, string>>): boolean {
  return searchFilters.every(
    (filter) =>
      filters[filter] === '' ||
      part.listChoices(article, filter).some(({ value }) => value === filters[filter]),
  );
}

function countChoices(found: readonly FoundArticle[], filter: SearchFilter): CountedChoice[] {
  const counted = new Map<string, CountedChoice>();
  for (const choice of found.flatMap(({ part, article }) => part.listChoices(article, filter))) {
    const { count } = counted.get(choice.value) ?? { count: 0 };
    counted.set(choice.value, { ...choice, count: count + 1 });
  }
  return [...counted.values()];
}
