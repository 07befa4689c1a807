import type { PagefindAnswer, PagefindInstance, SearchOptions } from './pagefind.ts';

/** What is looked for, as the engine takes it. */
export interface Term {
  /** `null` stands for everything. */
  text: string | null;
  /** Whether its words must stand in a row. */
  isPhrase: boolean;
}

const nothing: PagefindAnswer = { results: [], filters: {} };

/**
 * Searches an index for stories that have every word, or a longer or another form of it. By itself
 * Pagefind leaves out words that an index does not have, or takes the longest that such a word begins
 * with: `a` for `antibodies`.
 */
export function createIndexSearch(
  pagefind: PagefindInstance,
): (term: Term, options: SearchOptions) => Promise<PagefindAnswer> {
  const known = new Map<string, Promise<boolean>>();
  const hasWord = (word: string) => {
    const answer = known.get(word) ?? findWord(pagefind, word);
    known.set(word, answer);
    return answer;
  };
  return async ({ text, isPhrase }, options) => {
    for (const word of text === null || isPhrase ? [] : listWords(text)) {
      if (!(await hasWord(word))) return nothing;
    }
    return pagefind.search(text, options);
  };
}

async function findWord(pagefind: PagefindInstance, word: string): Promise<boolean> {
  // In quotes only the word itself is found, in any of its forms.
  const exact = await pagefind.search(`"${word}"`, { filters: {} });
  if (exact.results.length > 0) return true;
  // A longer one and a shorter one are never found together, so that one story tells which it is.
  const [first] = (await pagefind.search(word, { filters: {} })).results;
  if (!first) return false;
  const { content, meta } = await first.data();
  const words = content.split(/\s+/);
  const found = [
    ...first.words.map((place) => words[place] ?? ''),
    ...Object.values(meta).join(' ').split(/\s+/),
  ];
  return found.some((candidate) => simplify(candidate).includes(word));
}

function listWords(text: string): string[] {
  return text
    .split(/\s+/)
    .map(simplify)
    .filter((word) => word !== '');
}

/** As the engine does: letters and digits alone, small and without accents. */
function simplify(word: string): string {
  return word
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}
