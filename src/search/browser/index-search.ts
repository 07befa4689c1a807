import type { PagefindAnswer, PagefindInstance, SearchOptions } from './pagefind.ts';

/** A search term of Pagefind. */
export interface Term {
  /** `null` finds everything. */
  text: string | null;
  /** Whether the text is in quotes. */
  isPhrase: boolean;
}

const noResults: PagefindAnswer = { results: [], filters: {} };

/**
 * Creates a search for articles that contain every word, a longer one or another form of it. Pagefind itself
 * ignores words that an index does not have, or replaces them by their longest known prefix: `antibodies` by
 * `a`.
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
      if (!(await hasWord(word))) return noResults;
    }
    return pagefind.search(text, options);
  };
}

async function findWord(pagefind: PagefindInstance, word: string): Promise<boolean> {
  // In quotes Pagefind finds only the word itself, in any of its forms.
  const exact = await pagefind.search(`"${word}"`, { filters: {} });
  if (exact.results.length > 0) return true;
  // Pagefind finds either longer words or a prefix, never both, so the first result decides.
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

/** Like Pagefind, keeps letters and digits only, in lower case and without accents. */
function simplify(word: string): string {
  return word
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}
