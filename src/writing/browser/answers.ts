import type { Root } from 'hast';
import type { Issue } from '../../content/checks/issue.ts';
import { createSlug } from '../../lib/slugs.ts';
import { foldSpace } from '../../lib/text.ts';
import { loadCharacterReferences } from '../../content/markdown/remark/character-references.ts';
import type { SourceSettings } from '../../content/schema/source.ts';
import type { PublishedNewsroom } from '../newsroom.ts';
import { addSource, formatSource } from '../sources-file.ts';
import { findSource, proposeSourceKey, refuseSourceKey, refuseWebAddress } from '../sources.ts';
import { readPastedStory, type PastedStory } from '../reading/pasted-story.ts';
import { StoryCheck } from '../story-check.ts';
import { createStorySlug, nameStoryFile } from '../story-file.ts';
import { findBodyLines, readDay, readForm, writeForm, type FormContext } from '../form-file.ts';
import type { StoryForm } from '../story-form.ts';
import { suggestTags } from '../tag-suggestions.ts';
import { describePreview, type StoryPreview } from '../story-preview.ts';

/** A story that is open on the page. */
export interface OpenStory {
  form: StoryForm;
  /** The published file that is corrected; absent for a new story. */
  base?: { file: string; text: string } | undefined;
  /** The names of the pictures that are sent with it, without a folder. */
  pictures: readonly string[];
  newSource?: NewSource | undefined;
}

export interface NewSource extends SourceSettings {
  key: string;
}

/** A problem, and where it is in the form. */
export interface PlacedIssue extends Pick<Issue, 'rule' | 'severity' | 'message' | 'fix' | 'edit'> {
  /** In the file. */
  line: number;
  column: number;
  field: keyof StoryForm;
  /** In the text of the field, from 1, where it is the body. */
  bodyLine: number;
}

export interface CheckedStory {
  /** Relative to the content folder; empty while the title or the day is missing. */
  file: string;
  text: string;
  issues: PlacedIssue[];
  /** The pictures that are sent with the story: as it names them, and their names. */
  pictures: { written: string; name: string }[];
  preview: StoryPreview;
}

/** What the worker can be asked. Its answers are plain data. */
export class Answers {
  readonly newsroom: PublishedNewsroom;
  readonly #check: StoryCheck;
  readonly #context: FormContext;

  constructor(newsroom: PublishedNewsroom) {
    this.newsroom = newsroom;
    this.#check = new StoryCheck(newsroom);
    this.#context = { timeZone: newsroom.site.timeZone, vocabulary: newsroom.tags };
  }

  /** @param now in milliseconds since 1970, as in all requests. */
  async check(story: OpenStory, now: number): Promise<CheckedStory> {
    const { form, base, pictures, newSource } = story;
    const text = writeForm(form, this.#context, base?.text);
    await loadCharacterReferences(text);
    const file = this.#nameFile(story);
    const checkedFile =
      file || nameStoryFile(readDay(form) || '1970-01-01', 'unnamed', this.#context.timeZone);
    const folder = checkedFile.replace(/[^/]*$/, '');
    const own = new Map(pictures.map((name) => [folder + name, name]));
    const checked = this.#check.check(checkedFile, text, {
      now,
      isCorrection: base !== undefined,
      pictures: [...own.keys()],
      newSource: newSource && { [newSource.key]: newSource },
    });
    const { words = 0 } = checked.story.article?.body ?? {};
    const isTooDeep = checked.issues.some(({ rule }) => rule === 'body-nesting');
    // Rendering recurses.
    const shown = isTooDeep ? { ...form, body: '' } : form;
    return {
      file,
      text,
      issues: [...refuseTitle(form), ...placeIssues(checked.issues, text, form)],
      pictures: [...checked.pictures].flatMap(([written, picture]) => {
        const name = own.get(picture);
        return name === undefined ? [] : [{ written, name }];
      }),
      preview: await describePreview(shown, words, this.newsroom, newSource),
    };
  }

  /** Makes the change of the file that an issue carries; of the fields that of the issue alone is changed. */
  mend({ form, base }: OpenStory, { edit, field }: Pick<PlacedIssue, 'edit' | 'field'>): Partial<StoryForm> {
    const text = writeForm(form, this.#context, base?.text);
    if (!edit) return {};
    // The check counts offsets without the byte order mark.
    const mark = text.startsWith('\ufeff') ? 1 : 0;
    const mended = text.slice(0, edit.start + mark) + edit.text + text.slice(edit.end + mark);
    const read = readForm(mended, this.#context);
    if (!read) return {};
    return field === 'day' ? { day: read.day, time: read.time } : { [field]: read[field] };
  }

  async readPasted(text: string, page: Root | undefined, now: number): Promise<PastedStory> {
    await loadCharacterReferences(text);
    return readPastedStory(text, page, this.newsroom, now);
  }

  /** The form of a published file; undefined where it cannot be read. */
  open(text: string): StoryForm | undefined {
    return readForm(text, this.#context);
  }

  /** The labels of the vocabulary that a word may mean, but those that the story has already. */
  suggestTags(word: string, chosen: readonly string[]): string[] {
    return suggestTags(word, this.newsroom.tags, chosen);
  }

  /** The file of the published story that has, or had, an address, of which the end or all is written. */
  findStory(written: string): string | undefined {
    const slug = createSlug(/[^/]+(?=\/*$)/.exec(written)?.[0] ?? '');
    return this.newsroom.stories.find((story) =>
      [story.slug, ...(story.aliases ?? [])].some((known) => createSlug(known) === slug),
    )?.file;
  }

  /** sources.yaml with a new source; undefined where nothing can be added to it. */
  addSource(text: string, { key, ...settings }: NewSource): string | undefined {
    return addSource(text, key, settings);
  }

  /** The key that a new source gets and what is wrong with it, and its lines in sources.yaml. */
  describeSource(name: string, url: string): { source?: NewSource; problem?: string; lines: string } {
    const { sources } = this.newsroom;
    const refuse = (problem: string) => ({ problem: `${problem}.`, lines: '' });
    const known = findSource(name, sources);
    if (foldSpace(name) === '') return refuse('It has no name yet');
    if (known !== undefined) return refuse(`It is in the list already, as ${sources[known]?.name ?? known}`);
    if (url === '') return refuse('It has no web address yet');
    const refusal = refuseWebAddress(url);
    if (refusal) return refuse(`“${url}” is no web address: ${refusal.fix}`);
    const proposed = proposeSourceKey('', foldSpace(name), url);
    const key = [proposed, `${proposed}-2`, `${proposed}-3`].find(
      (candidate) => refuseSourceKey(candidate, sources) === undefined,
    );
    if (key === undefined)
      return refuse('Its name and its address make no key: write its name in Latin letters');
    const settings = { name: foldSpace(name), url };
    return { source: { key, ...settings }, lines: formatSource(key, settings) };
  }

  #nameFile({ form, base }: OpenStory): string {
    if (base) return base.file;
    const [slug, day] = [createStorySlug(form.title), readDay(form)];
    return slug === '' || day === '' ? '' : nameStoryFile(day, slug, this.#context.timeZone);
  }
}

/** A title of signs alone gives the file no name. */
function refuseTitle({ title }: StoryForm): PlacedIssue[] {
  if (title.trim() === '' || createStorySlug(title) !== '') return [];
  return [
    {
      rule: 'file-name',
      severity: 'error',
      message: 'the title has no letter and no digit, so the story has no address',
      fix: 'write it in words',
      line: 1,
      column: 1,
      field: 'title',
      bodyLine: 1,
    },
  ];
}

const fieldsByKey: Record<string, keyof StoryForm> = { date: 'day' };

function placeIssues(issues: readonly Issue[], text: string, form: StoryForm): PlacedIssue[] {
  const lines = text.split(/\r\n?|\n/);
  const start = findBodyLines(text);
  const blankLines = /^(?:[^\S\n]*\n)*/.exec(form.body)?.[0].split('\n').length ?? 1;
  return issues.map(({ rule, severity, message, fix, edit, line, column }) => {
    const place = { rule, severity, message, fix, edit, line, column };
    if (line >= start.body) {
      return { ...place, field: 'body', bodyLine: Math.max(1, line - start.text + blankLines) };
    }
    const keys = lines.slice(0, line).map((written) => /^\s*(\w+):/.exec(written)?.[1]);
    const key = keys.findLast((found) => found !== undefined) ?? 'title';
    const field = fieldsByKey[key] ?? key;
    return {
      ...place,
      field: Object.hasOwn(form, field) ? (field as keyof StoryForm) : 'title',
      bodyLine: 1,
    };
  });
}
