import type { IndexDirectory, WordFile } from '../index-files.ts';
import { searchFilters, type SearchChoice, type SearchFilter } from '../record.ts';
import { findStem, hasLongerForms, rateWord, type TermPart } from './search-terms.ts';

/** How well an article’s words answer to one that is looked for, by their positions; by the places of articles. */
export type FoundWord = ReadonlyMap<number, ReadonlyMap<number, number>>;

/** The index of some articles. It loads the files that a search needs, each once. */
export class IndexPart {
  readonly directory: IndexDirectory;
  readonly #address: string;
  readonly #files = new Map<string, Promise<WordFile>>();

  private constructor(address: string, directory: IndexDirectory) {
    this.#address = address;
    this.directory = directory;
  }

  /** @param address of the directory of the index, with scheme and host. */
  static async open(address: string): Promise<IndexPart> {
    return new IndexPart(address, await loadFile(address));
  }

  async findWord(part: TermPart): Promise<FoundWord> {
    const found = new Map<number, Map<number, number>>();
    for (const [word, rows] of (await Promise.all(this.#loadWords(part))).flat()) {
      const rating = rateWord(part, word);
      if (rating === 0) continue;
      let article = 0;
      for (const [difference = 0, ...positions] of rows) {
        article += difference;
        const ratings = found.get(article) ?? new Map<number, number>();
        found.set(article, ratings);
        let position = 0;
        for (const step of positions) {
          position += step;
          ratings.set(position, Math.max(rating, ratings.get(position) ?? 0));
        }
      }
    }
    return found;
  }

  listChoices(article: number, filter: SearchFilter): SearchChoice[] {
    const places = this.directory.articles[article]?.[3][searchFilters.indexOf(filter)] ?? [];
    return places.flatMap((place) => this.directory.choices[filter][place] ?? []);
  }

  /** Loads a file that the directory names. */
  load<T>(file: string): Promise<T> {
    return loadFile(new URL(file, this.#address).href);
  }

  /** Loads the files with words that may answer to a word. */
  #loadWords({ forms }: TermPart): Promise<WordFile>[] {
    const files = this.directory.words.filter(([firstOfFile], index) => {
      const [firstOfNext = '\uffff'] = this.directory.words[index + 1] ?? [];
      return forms.some((form) => {
        const stem = findStem(form);
        return firstOfFile <= (hasLongerForms(form) ? `${stem}\uffff` : form) && firstOfNext > stem;
      });
    });
    return files.map(([, file]) => {
      const words = this.#files.get(file) ?? this.load<WordFile>(file);
      this.#files.set(file, words);
      return words;
    });
  }
}

async function loadFile<T>(address: string): Promise<T> {
  const response = await fetch(address);
  if (!response.ok || !response.body) throw new Error(`${address}: ${String(response.status)}`);
  const json = response.body.pipeThrough(new DecompressionStream('gzip'));
  return (await new Response(json).json()) as T;
}
