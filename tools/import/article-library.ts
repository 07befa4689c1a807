import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { slugOfFile } from '../../src/content/checks/article-file.ts';
import { readBody } from '../../src/content/checks/body.ts';
import { splitFrontMatter } from '../../src/content/checks/front-matter.ts';
import { readText } from '../../src/content/checks/text-file.ts';
import type { ContentFolder } from '../../src/content/loader/content-folder.ts';
import { createSlug } from '../../src/lib/slugs.ts';
import { haveSameWords } from './markdown.ts';

/** The articles of the content folder, and those that will be written to it. */
export class ArticleLibrary {
  readonly #directory: string;
  readonly #files = new Map<string, string>();
  readonly #filesByOpening = new Map<string, string[]>();
  /** The bodies of articles that are not written yet, by file. */
  readonly #newBodies = new Map<string, string>();

  constructor(directory: string, { articles }: ContentFolder) {
    this.#directory = directory;
    for (const { file, article } of articles) {
      const slugs = [...(article?.frontMatter.aliases ?? []), article?.slug ?? slugOfFile(file)];
      for (const slug of slugs) this.#files.set(createSlug(slug), file);
      if (article) this.#addOpening(article.body.opening, file);
    }
  }

  /** The file of the article that has, or had, an address. */
  findBySlug(slug: string): string | undefined {
    return this.#files.get(createSlug(slug));
  }

  /** The file whose article has the words of a body. */
  async findByWords(body: string): Promise<string | undefined> {
    const opening = openingOf(body);
    for (const file of opening === '' ? [] : (this.#filesByOpening.get(opening) ?? [])) {
      if (haveSameWords(await this.#readBody(file), body)) return file;
    }
    return undefined;
  }

  add(file: string, slug: string, body: string): void {
    this.#files.set(createSlug(slug), file);
    this.#addOpening(openingOf(body), file);
    this.#newBodies.set(file, body);
  }

  #addOpening(opening: string, file: string): void {
    this.#filesByOpening.set(opening, [...(this.#filesByOpening.get(opening) ?? []), file]);
  }

  async #readBody(file: string): Promise<string> {
    const body = this.#newBodies.get(file);
    if (body !== undefined) return body;
    const { text } = readText(await readFile(join(this.#directory, file)));
    const split = splitFrontMatter(text);
    return 'body' in split ? split.body : text;
  }
}

function openingOf(body: string): string {
  return readBody(body, 0).facts.opening;
}
