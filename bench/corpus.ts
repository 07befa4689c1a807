import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join, sep } from 'node:path';
import { parse, stringify } from 'yaml';
import { createSlug } from '../src/lib/slugs.ts';
import type { FrontMatter } from '../src/schema/article.ts';
import type { TagSettings } from '../src/schema/tag.ts';
import type { SampleArticle } from '../tools/sample-content/article.ts';
import { writeSampleContent } from '../tools/sample-content/sample-content.ts';

/** The day of the newest story that there may be, and the moment that all builds stand for. */
export const newestDay = '2026-06-01';
export const buildEpoch = Date.parse(`${newestDay}T20:00:00+08:00`) / 1000;

/** Over how many days stories are spread: three years, and more where they would be more than twenty a day. */
export function countDaysOf(articles: number): number {
  return Math.max(1096, Math.ceil(articles / 20));
}

export interface CorpusOptions {
  articles: number;
  seed: number;
  signal: AbortSignal;
}

/** What there is to build, in figures. */
export interface CorpusFacts {
  articles: number;
  seed: number;
  /** Over how many days the stories are spread. */
  days: number;
  /** Of the stories’ files. */
  bytes: number;
  /** Words of the stories, front matter included. */
  words: number;
}

type WrittenArticle = Pick<SampleArticle, 'file' | 'text'>;

/** A content folder of sample stories, and what an editor does in it. */
export class Corpus {
  readonly directory: string;
  readonly facts: CorpusFacts;
  /** Relative to the folder, oldest first. */
  readonly #stories: readonly string[];
  /** Made with the others, and kept for the moment when a story is added. */
  readonly #withheld: WrittenArticle;
  /** The stories that no other one leads to. */
  readonly #unlinked: ReadonlySet<string>;
  /** What a changed file held before; nothing where there was none. */
  readonly #originals = new Map<string, string | undefined>();

  private constructor(
    directory: string,
    facts: CorpusFacts,
    stories: readonly Story[],
    withheld: WrittenArticle,
  ) {
    this.directory = directory;
    this.facts = facts;
    this.#stories = stories.map(({ file }) => file);
    this.#withheld = withheld;
    const linked = new Set(stories.flatMap(({ links }) => links));
    this.#unlinked = new Set(this.#stories.filter((file) => !linked.has(basename(file))));
  }

  /** Makes one story more than is asked for: the newest of all is the one to be added later. */
  static async create(directory: string, { articles, seed, signal }: CorpusOptions): Promise<Corpus> {
    const days = countDaysOf(articles);
    const content = { articles: articles + 1, seed, newest: newestDay, days, hasPictures: false, signal };
    await writeSampleContent(directory, content);
    const stories = await readStories(directory);
    const { file = '' } = stories.pop() ?? {};
    const withheld = { file, text: await readFile(join(directory, file), 'utf8') };
    await rm(join(directory, file));
    const sum = (count: (story: Story) => number) =>
      stories.reduce((total, story) => total + count(story), 0);
    const facts = {
      articles,
      seed,
      days,
      bytes: sum(({ bytes }) => bytes),
      words: sum(({ words }) => words),
    };
    return new Corpus(directory, facts, stories, withheld);
  }

  /** Puts a word into the title and the text of the newest story. */
  async editNewest(): Promise<void> {
    await this.#edit(this.#storyAt(1));
  }

  /** The same to a story in the middle of the archive. */
  async editOld(): Promise<void> {
    await this.#edit(this.#storyAt(0.5));
  }

  /** Adds a story that is newer than all others. */
  async add(): Promise<void> {
    await this.#write(this.#withheld.file, this.#withheld.text);
  }

  /** Removes an old story that no other one leads to. */
  async remove(): Promise<void> {
    const file = this.#stories.find(
      (story, index) => index >= this.#stories.length / 4 && this.#unlinked.has(story),
    );
    if (file === undefined) throw new Error('Each story is linked from another one.');
    await this.#write(file, undefined);
  }

  /** Gives the company of the story in the middle another name; the former one still leads to it. */
  async renameTag(): Promise<void> {
    const text = await this.#read(this.#storyAt(0.5));
    const written = String((parse(splitStory(text).frontMatter) as FrontMatter).tags[0]);
    const tags = parse(await this.#read('tags.yaml')) as TagSettings[];
    const tag = tags.find(({ label }) => createSlug(label) === createSlug(written));
    if (!tag) throw new Error(`tags.yaml does not list “${written}”.`);
    tag.aliases = [tag.label, ...(tag.aliases ?? [])];
    tag.label += ' Group';
    await this.#write('tags.yaml', stringify(tags, { lineWidth: 0 }));
  }

  /** Makes everything as it was at the beginning. */
  async restore(): Promise<void> {
    for (const [file, text] of this.#originals) await writeOrRemove(join(this.directory, file), text);
    this.#originals.clear();
  }

  /** @param place from 0, the oldest, to 1, the newest. */
  #storyAt(place: number): string {
    return this.#stories[Math.round(place * (this.#stories.length - 1))] ?? '';
  }

  async #edit(file: string): Promise<void> {
    const text = await this.#read(file);
    const titled = text.replace(/^title: (["']?)/m, '$&Corrected ');
    await this.#write(file, titled.replace(/\n---\n\n/, '$&Corrected: '));
  }

  #read(file: string): Promise<string> {
    return readFile(join(this.directory, file), 'utf8');
  }

  async #write(file: string, text: string | undefined): Promise<void> {
    const original = await this.#read(file).catch(() => undefined);
    if (!this.#originals.has(file)) this.#originals.set(file, original);
    await writeOrRemove(join(this.directory, file), text);
  }
}

interface Story {
  /** Relative to the content folder, with `/`. */
  file: string;
  date: string;
  bytes: number;
  words: number;
  /** The names of the stories’ files that it links to. */
  links: string[];
}

/** Oldest first. */
async function readStories(directory: string): Promise<Story[]> {
  const stories: Story[] = [];
  for (const file of await listStoryFiles(directory)) {
    const text = await readFile(join(directory, file), 'utf8');
    stories.push({
      file,
      date: /^date: (.*)$/m.exec(text)?.[1] ?? '',
      bytes: Buffer.byteLength(text),
      words: text.match(/\S+/g)?.length ?? 0,
      links: [...text.matchAll(/\]\(([^)\s]+\.md)/g)].map(([, link = '']) => basename(link)),
    });
  }
  // A bare day is the first moment of it, and sorts before the day with a time.
  return stories.sort((a, b) => (a.date < b.date || (a.date === b.date && a.file < b.file) ? -1 : 1));
}

/** Relative to the content folder, with `/`. */
export async function listStoryFiles(directory: string): Promise<string[]> {
  const files = await readdir(join(directory, 'articles'), { recursive: true });
  return files.filter((file) => file.endsWith('.md')).map((file) => `articles/${file.split(sep).join('/')}`);
}

/** Takes a story of the corpus apart, which begins with its front matter. */
export function splitStory(text: string): { frontMatter: string; body: string } {
  const end = text.indexOf('\n---\n');
  return { frontMatter: text.slice('---\n'.length, end + 1), body: text.slice(end + '\n---\n'.length) };
}

async function writeOrRemove(path: string, text: string | undefined): Promise<void> {
  if (text === undefined) await rm(path, { force: true });
  else await writeFile(path, text);
}
