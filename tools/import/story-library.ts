import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { slugOfFile } from '../../src/content/checks/article-file.ts';
import { readBody } from '../../src/content/checks/body.ts';
import { splitFrontMatter } from '../../src/content/checks/front-matter.ts';
import { readText } from '../../src/content/checks/text-file.ts';
import { haveSameWords } from './survival.ts';
import { createSlug } from '../../src/lib/slugs.ts';
import type { ContentFolder } from '../../src/content/loader/content-folder.ts';

/** The stories that are there, and those that are about to come. */
export interface StoryLibrary {
  /** The file whose story has an address, now or formerly. */
  findBySlug: (slug: string) => string | undefined;
  /** The file whose story says the same as a text. */
  findByText: (body: string) => Promise<string | undefined>;
  add: (file: string, slug: string, body: string) => void;
}

export function createStoryLibrary(directory: string, { articles }: ContentFolder): StoryLibrary {
  const owners = new Map<string, string>();
  const openings = new Map<string, string[]>();
  const arriving = new Map<string, string>();
  const addOpening = (opening: string, file: string) => {
    openings.set(opening, [...(openings.get(opening) ?? []), file]);
  };
  for (const { file, article } of articles) {
    for (const slug of [...(article?.frontMatter.aliases ?? []), article?.slug ?? slugOfFile(file)]) {
      owners.set(createSlug(slug), file);
    }
    if (article) addOpening(article.body.opening, file);
  }

  const readStory = async (file: string): Promise<string> => {
    const body = arriving.get(file);
    if (body !== undefined) return body;
    const { text } = readText(await readFile(join(directory, file)));
    const split = splitFrontMatter(text);
    return 'body' in split ? split.body : text;
  };

  return {
    findBySlug: (slug) => owners.get(createSlug(slug)),
    async findByText(body) {
      const opening = openingOf(body);
      if (opening === '') return undefined;
      for (const file of openings.get(opening) ?? []) {
        if (haveSameWords(await readStory(file), body)) return file;
      }
      return undefined;
    },
    add(file, slug, body) {
      owners.set(createSlug(slug), file);
      addOpening(openingOf(body), file);
      arriving.set(file, body);
    },
  };
}

function openingOf(body: string): string {
  return readBody(body, 0).facts.opening;
}
