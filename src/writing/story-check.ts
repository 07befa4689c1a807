import { checkArticleFile, type ArticleFile, type Located } from '../content/checks/article-file.ts';
import { checkAcrossFiles, type ContentSettings } from '../content/checks/cross-file-checks.ts';
import { compareIssues, createIssue, type Issue, type Place } from '../content/checks/issue.ts';
import {
  correctReference,
  findPictureFile,
  indexFiles,
  type FileIndex,
} from '../content/checks/picture-references.ts';
import type { SourceSettings } from '../content/schema/source.ts';
import type { PublishedNewsroom, PublishedStory } from './newsroom.ts';

/** What a story is checked with besides what is published. */
export interface StoryContext {
  /** In milliseconds since 1970. */
  now: number;
  /** Whether it takes the place of the published story of its name. */
  isCorrection?: boolean;
  /** The pictures that come with the story, relative to the content folder. */
  pictures?: readonly string[];
  /** A source that comes with it, by its key. */
  newSource?: Record<string, SourceSettings> | undefined;
}

/** The check of one story by the rules of `check:content`, against the stories that are published. */
export class StoryCheck {
  readonly #newsroom: PublishedNewsroom;
  readonly #others: readonly ArticleFile[];
  /** Several stories may show one picture. */
  readonly #pictures: ReadonlySet<string>;
  readonly #pictureIndex: FileIndex;

  constructor(newsroom: PublishedNewsroom) {
    this.#newsroom = newsroom;
    this.#others = newsroom.stories.map(describeFile);
    this.#pictures = new Set(newsroom.stories.flatMap(({ pictures = [] }) => pictures));
    this.#pictureIndex = indexFiles([...this.#pictures]);
  }

  /**
   * @param file relative to the content folder.
   * @returns also the files of the pictures that are there, by their names in the story.
   */
  check(
    file: string,
    text: string,
    context: StoryContext,
  ): { story: ArticleFile; issues: Issue[]; pictures: Map<string, string> } {
    const story = checkArticleFile(file, new TextEncoder().encode(text));
    const written = story.article?.pictures ?? [];
    const others = this.#others.filter((other) => other.file !== file);
    const among = checkAcrossFiles([...others, story], this.#readSettings(context), context.now);
    const index = this.#indexPictures(context.pictures ?? []);
    const issues = [
      ...story.issues,
      ...written.flatMap((picture) => checkPicture(file, text, picture, index)),
      ...among.filter((issue) => issue.file === file),
      ...(context.isCorrection ? [] : this.#findTakenName(file)),
    ];
    const pictures = new Map(
      written.flatMap(({ written: name }) => {
        const found = findPictureFile(file, name, index);
        return 'rule' in found ? [] : [[name, found.file] as const];
      }),
    );
    return { story, issues: issues.sort(compareIssues), pictures };
  }

  #indexPictures(own: readonly string[]): FileIndex {
    if (own.length === 0) return this.#pictureIndex;
    return indexFiles([...this.#pictures.union(new Set(own))]);
  }

  /** Two stories of one name would be one file. */
  #findTakenName(file: string): Issue[] {
    if (!this.#others.some((other) => other.file === file)) return [];
    return [
      createIssue(file, nowhere, {
        rule: 'slug-taken',
        message: 'there is a story with this day and title already',
        fix: 'give this one another title',
      }),
    ];
  }

  #readSettings({ newSource }: StoryContext): ContentSettings {
    const { site, sources, tags, contributors, events } = this.#newsroom;
    return { site, sources: { ...sources, ...newSource }, tags, contributors, events };
  }
}

const nowhere: Place = { line: 1, column: 1 };
const locate = (written: string): Located => ({ written, place: nowhere });

/** As much of the check’s result for a published story as others are compared with. */
function describeFile(story: PublishedStory): ArticleFile {
  const { file, slug, date, source, tags, author, aliases = [], original, headings = [] } = story;
  return {
    file,
    issues: [],
    mentions: { source: locate(source), tags: tags.map(locate) },
    article: {
      file,
      slug,
      frontMatter: { title: '', date, source, tags, author, aliases, original },
      body: { opening: '', words: 0, headings: headings.map((id) => ({ id, depth: 2, text: '' })) },
      pictures: [],
      links: [],
      places: {
        date: nowhere,
        aliases: aliases.map(() => nowhere),
        original: original === undefined ? undefined : nowhere,
      },
    },
  };
}

/** What the name of a picture shows; its bytes are looked at when the site is built. */
function checkPicture(file: string, text: string, { written, place }: Located, index: FileIndex): Issue[] {
  const found = findPictureFile(file, written, index);
  if (!('rule' in found)) return [];
  const { reference, ...problem } = found;
  const edit =
    reference === undefined || reference === written
      ? undefined
      : correctReference(text, place, written, reference);
  return [createIssue(file, place, { ...problem, edit })];
}
