import { slugOfFile } from '../../src/content/checks/article-file.ts';
import type { BodyFacts } from '../../src/content/checks/body.ts';
import type { ContentFolder } from '../../src/content/loader/content-folder.ts';
import { createSlug } from '../../src/lib/slugs.ts';

type Words = Pick<BodyFacts, 'opening' | 'words'>;

/** The stories of the content folder, and those that will be written to it. */
export class StoryLibrary {
  readonly #filesBySlug = new Map<string, string>();
  readonly #filesByWords = new Map<string, string>();

  constructor({ articles }: ContentFolder) {
    for (const { file, article } of articles) {
      const slugs = [...(article?.frontMatter.aliases ?? []), article?.slug ?? slugOfFile(file)];
      for (const slug of slugs) this.#filesBySlug.set(createSlug(slug), file);
      if (article) this.#filesByWords.set(identify(article.body), file);
    }
  }

  /** The file of the story that has, or had, an address. */
  findBySlug(slug: string): string | undefined {
    return this.#filesBySlug.get(createSlug(slug));
  }

  /** The file of the story that has a body's opening and number of words: its title and markup may have changed. */
  findByWords(body: Words): string | undefined {
    return this.#filesByWords.get(identify(body));
  }

  add(file: string, slug: string, body: Words): void {
    this.#filesBySlug.set(createSlug(slug), file);
    this.#filesByWords.set(identify(body), file);
  }
}

function identify({ opening, words }: Words): string {
  return `${String(words)} ${opening}`;
}
