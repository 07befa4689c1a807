import { searchFilters, type SearchChoice, type SearchFilter } from '../record.ts';
import { IndexPart } from './index-part.ts';
import { markExcerpt, markText, type MarkedText } from './marked-text.ts';
import { findMatches } from './matches.ts';
import { proposeWords } from './proposals.ts';
import type { SearchQuery } from './query.ts';
import { rateArticle } from './ranking.ts';
import { readTerms, type Term } from './search-terms.ts';

export interface SearchAnswer {
  count: number;
  /** The choices of each filter, for the words and the other filters of the query. */
  choices: Record<SearchFilter, CountedChoice[]>;
  /** Loads the results from `start` up to, but not including, `end`. */
  loadArticles: (start: number, end: number) => Promise<ShownArticle[]>;
  /** Other words that find more, if few articles are found. */
  propose: () => Promise<string[]>;
}

export interface CountedChoice extends SearchChoice {
  count: number;
}

export interface ShownArticle {
  slug: string;
  title: MarkedText;
  /** `YYYY-MM-DD`. */
  day: string;
  source: MarkedText;
  /** Authors and tags that the search is for. */
  names: MarkedText[];
  excerpt: MarkedText;
}

/** Thrown if the site has no search index, as with `astro dev`. */
export class NoIndexError extends Error {
  override name = 'NoIndexError';
}

const few = 3;

interface FoundArticle {
  part: IndexPart;
  /** Its place in the part. */
  article: number;
  rating: number;
}

/** Searches all articles of a site. */
export class ArticleSearch {
  /** Newest articles first. */
  readonly #parts: readonly IndexPart[];

  private constructor(parts: readonly IndexPart[]) {
    this.#parts = parts;
  }

  /**
   * @param list the address of the file that lists the indexes.
   * @throws {NoIndexError} or another error if a file does not load.
   */
  static async open(list: string): Promise<ArticleSearch> {
    const response = await fetch(list);
    if (response.status === 404) throw new NoIndexError();
    if (!response.ok) throw new Error(`${list}: ${String(response.status)}`);
    const oldestFirst = (await response.json()) as string[];
    const parts = oldestFirst.map((file) => IndexPart.open(new URL(file, response.url).href));
    return new ArticleSearch((await Promise.all(parts)).reverse());
  }

  async search(query: SearchQuery): Promise<SearchAnswer> {
    const terms = readTerms(query.q);
    const found = query.q === '' ? this.#listAll() : await this.#find(terms);
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
      loadArticles: (start, end) =>
        Promise.all(chosen.slice(start, end).map((article) => loadArticle(article, terms))),
      propose: async () => {
        const proposals = chosen.length > few ? [] : await proposeWords(this.#parts, query.q, terms);
        const answers = proposals.map((words) => this.search({ ...query, q: words }));
        const counts = (await Promise.all(answers)).map((answer) => answer.count);
        return proposals.filter((_, index) => (counts[index] ?? 0) > chosen.length);
      },
    };
  }

  #listAll(): FoundArticle[] {
    return this.#parts.flatMap((part) =>
      part.articles.map((_, article) => ({ part, article, rating: 0 })).reverse(),
    );
  }

  /** Newest first. */
  async #find(terms: readonly Term[]): Promise<FoundArticle[]> {
    const found = this.#parts.map(async (part) =>
      (await findMatches(part, terms)).reverse().map(([article, matches]) => {
        const [, titleEnd = 0, namesEnd = 0] = part.articles[article] ?? [];
        return { part, article, rating: rateArticle(terms, matches, titleEnd, namesEnd) };
      }),
    );
    return (await Promise.all(found)).flat();
  }
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

async function loadArticle({ part, article }: FoundArticle, terms: readonly Term[]): Promise<ShownArticle> {
  const { slug, title, day, source, names, text } = await part.loadRecord(article);
  const mark = (marked: string) => markText(marked, terms);
  return {
    slug,
    title: mark(title),
    day,
    source: mark(source),
    names: names.map(mark).filter((name) => name.some(({ isMatch }) => isMatch)),
    excerpt: markExcerpt(text, terms),
  };
}
