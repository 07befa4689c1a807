import { readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { acceptAbsence } from '../src/lib/files.ts';
import { parse, stringify } from 'yaml';
import { writeSampleContent } from '../tools/sample-content/sample-content.ts';
import { createVocabulary } from '../src/content/vocabulary.ts';
import { readStoryFile, readStoryFiles } from './story-files.ts';

/** The day of the newest story. All builds use the evening of this day as their clock. */
export const newestDay = '2026-06-01';
export const buildEpoch = Date.parse(`${newestDay}T20:00:00+08:00`) / 1000;

/** Stories are spread over three years, or over more years if a day would have more than twenty. */
export function countDaysOf(articles: number): number {
  return Math.max(1096, Math.ceil(articles / 20));
}

export interface CorpusFacts {
  articles: number;
  seed: number;
  /** The number of days that the stories are spread over. */
  days: number;
  bytes: number;
  words: number;
}

/** A content folder of sample stories, with the changes that an editor could make. */
export class Corpus {
  readonly directory: string;
  readonly facts: CorpusFacts;
  /** Oldest first. */
  readonly #stories: readonly Story[];
  /** The newest story. It is not in the folder until it is added. */
  readonly #withheld: { file: string; text: string };
  /** The former text of changed files; `undefined` if there was no file. */
  readonly #originals = new Map<string, string | undefined>();

  private constructor(
    directory: string,
    facts: CorpusFacts,
    stories: readonly Story[],
    withheld: { file: string; text: string },
  ) {
    this.directory = directory;
    this.facts = facts;
    this.#stories = stories;
    this.#withheld = withheld;
  }

  static async create(
    directory: string,
    { articles, seed, signal }: { articles: number; seed: number; signal: AbortSignal },
  ): Promise<Corpus> {
    const days = countDaysOf(articles);
    const content = { articles: articles + 1, seed, newest: newestDay, days, hasPictures: false, signal };
    await writeSampleContent(directory, content);
    const [newest, ...others] = await listNewestFirst(directory);
    if (!newest) throw new Error('There are no sample stories.');
    const withheld = await readStoryFile(directory, newest.file);
    await rm(join(directory, newest.file));
    const bytes = others.reduce((total, story) => total + story.bytes, 0);
    const words = others.reduce((total, story) => total + story.words, 0);
    return new Corpus(directory, { articles, seed, days, bytes, words }, others.reverse(), withheld);
  }

  /**
   * Puts a word into the title and the text of a story.
   *
   * @param place from 0, the oldest, to 1, the newest.
   */
  async edit(place: number): Promise<void> {
    const file = this.#storyAt(place);
    const text = await this.#read(file);
    const titled = text.replace(/^title: (["']?)/m, '$&Corrected ');
    await this.#write(file, titled.replace(/\n---\n\n/, '$&Corrected: '));
  }

  /** Adds a story that is newer than all others. */
  async add(): Promise<void> {
    await this.#write(this.#withheld.file, this.#withheld.text);
  }

  /** Removes an old story that no other one links to. */
  async remove(): Promise<void> {
    const linked = new Set<string>();
    for await (const { text } of readStoryFiles(this.directory)) {
      for (const [, link = ''] of text.matchAll(/\]\(([^)\s]+\.md)/g)) linked.add(basename(link));
    }
    const old = this.#stories.slice(this.#stories.length / 4);
    const story = old.find(({ file }) => !linked.has(basename(file)));
    if (!story) throw new Error('Other stories link to each story.');
    await this.#write(story.file, undefined);
  }

  /** Renames a listed tag of the story in the middle; the former name becomes an alias. */
  async renameTag(): Promise<void> {
    const tags = parse(await this.#read('tags.yaml')) as Parameters<typeof createVocabulary>[0];
    const findTag = createVocabulary(tags);
    const { frontMatter } = await readStoryFile(this.directory, this.#storyAt(0.5));
    const labels = (parse(frontMatter) as { tags: string[] }).tags.map((written) => findTag(written).label);
    const [tag] = labels.flatMap((label) => tags.filter((listed) => listed.label === label));
    if (!tag) throw new Error(`tags.yaml lists none of ${labels.join(', ')}.`);
    tag.aliases = [tag.label, ...(tag.aliases ?? [])];
    tag.label += ' Group';
    await this.#write('tags.yaml', stringify(tags, { lineWidth: 0 }));
  }

  async restore(): Promise<void> {
    for (const [file, text] of this.#originals) await writeOrRemove(join(this.directory, file), text);
    this.#originals.clear();
  }

  #storyAt(place: number): string {
    return this.#stories[Math.round(place * (this.#stories.length - 1))]?.file ?? '';
  }

  #read(file: string): Promise<string> {
    return readFile(join(this.directory, file), 'utf8');
  }

  async #write(file: string, text: string | undefined): Promise<void> {
    const original = await this.#read(file).catch(acceptAbsence);
    if (!this.#originals.has(file)) this.#originals.set(file, original);
    await writeOrRemove(join(this.directory, file), text);
  }
}

interface Story {
  file: string;
  date: string;
  bytes: number;
  words: number;
}

async function listNewestFirst(directory: string): Promise<Story[]> {
  const stories: Story[] = [];
  for await (const { file, text } of readStoryFiles(directory)) {
    const date = /^date: (.*)$/m.exec(text)?.[1] ?? '';
    stories.push({ file, date, bytes: Buffer.byteLength(text), words: text.match(/\S+/g)?.length ?? 0 });
  }
  // A date without a time means the first moment of the day, so it sorts first.
  return stories.sort((a, b) => (a.date > b.date || (a.date === b.date && a.file > b.file) ? -1 : 1));
}

async function writeOrRemove(path: string, text: string | undefined): Promise<void> {
  if (text === undefined) await rm(path, { force: true });
  else await writeFile(path, text);
}
