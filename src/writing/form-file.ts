import { splitFrontMatter } from '../content/checks/front-matter.ts';
import { createLocator } from '../content/checks/issue.ts';
import { readYaml } from '../content/checks/yaml-text.ts';
import { readPublicationDate } from '../content/schema/publication-date.ts';
import type { TagSettings } from '../content/schema/tag.ts';
import { composeMoment, placeMoment } from '../lib/dates.ts';
import { foldSpace } from '../lib/text.ts';
import { canChangeFrontMatter, changeFrontMatter, type FrontMatterChange } from './front-matter-changes.ts';
import { emptyForm, type StoryForm } from './story-form.ts';
import { writeStoryFile, type NewFrontMatter } from './story-file.ts';
import { splitTags } from './tag-lists.ts';
import { matchTags } from './tags.ts';

/** What a form is read and written with. */
export interface FormContext {
  timeZone: string;
  vocabulary: readonly TagSettings[];
}

/** The text fields whose key in the front matter has their name. */
const plainKeys = ['title', 'source', 'description', 'original', 'image', 'imageAlt', 'imageCredit'] as const;

/** The form of a story’s file; undefined where its front matter cannot be read, or not be changed line by line. */
export function readForm(text: string, { timeZone }: FormContext): StoryForm | undefined {
  const split = splitFrontMatter(text);
  if ('rule' in split) return undefined;
  if (!canChangeFrontMatter(split.yaml)) return undefined;
  const { value } = readYaml(split.yaml, split.yamlStart);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const keys = value as Record<string, unknown>;
  const form = { ...emptyForm, body: readBodyText(split.body) };
  // Fields of one line show no line ends.
  for (const key of plainKeys) form[key] = readText(keys[key]).replace(/\s*\n\s*/g, ' ');
  return {
    ...form,
    ...readMoment(readText(keys.date), timeZone),
    tags: readList(keys.tags),
    author: readList(keys.author),
    updated: readMoment(readText(keys.updated), timeZone).day,
    draft: keys.draft === true,
  };
}

/**
 * Writes the file of a form.
 *
 * @param base the file that the story was opened from: what the form does not change of it stays byte for byte.
 */
export function writeForm(form: StoryForm, context: FormContext, base?: string): string {
  if (base === undefined) return writeStoryFile(readValues(form, context), readBodyText(form.body));
  const split = splitFrontMatter(base);
  const before = readForm(base, context);
  if (!before || 'rule' in split) throw new Error('Only a story that can be read is opened.');
  const [old, values] = [readValues(before, context), readValues(form, context)];
  const changes = Object.entries(values).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(old[key as keyof typeof old]),
  ) as FrontMatterChange[];
  const frontMatter = base.slice(0, split.yamlStart) + changeFrontMatter(split.yaml, changes);
  const between = base.slice(split.yamlStart + split.yaml.length, split.bodyStart);
  return frontMatter + between + writeBody(form.body, split.body);
}

/** Where the text is in a file, in lines from 1: below the front matter, and below the blank lines that follow it. */
export function findBodyLines(file: string): { body: number; text: number } {
  const split = splitFrontMatter(file);
  if ('rule' in split) return { body: 1, text: 1 };
  const [blank = ''] = /^\s*?(?=[^\S\r\n]*\S|$)/.exec(split.body) ?? [];
  const locate = createLocator(file);
  return { body: locate(split.bodyStart).line, text: locate(split.bodyStart + blank.length).line };
}

/** The day of a form; empty where it is none of four digits for the year, which date fields take too. */
export function readDay({ day }: Pick<StoryForm, 'day'>): string {
  return /^\d{4}-\d\d-\d\d$/.test(day) ? day : '';
}

function readValues(form: StoryForm, { timeZone, vocabulary }: FormContext): NewFrontMatter {
  const { time, tags, author, updated, draft } = form;
  const day = readDay(form);
  const labels = matchTags(splitTags(tags), vocabulary).labels;
  const authors = splitTags(author);
  const [title, source, description, original, image, imageAlt, imageCredit] = plainKeys.map(
    (key) => foldSpace(form[key]) || undefined,
  );
  return {
    ...{ title: title ?? '', date: day === '' || time === '' ? day : composeMoment(day, time, timeZone) },
    ...{ source: source ?? '', tags: labels, description },
    author: authors.length > 1 ? authors : authors[0],
    updated: updated || undefined,
    ...{ original, image, imageAlt, imageCredit },
    draft: draft ? true : undefined,
  };
}

function readText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function readList(value: unknown): string {
  return [value].flat().map(readText).filter(Boolean).join(', ');
}

function readMoment(written: string, timeZone: string): { day: string; time: string } {
  const reading = readPublicationDate(written);
  if (!('date' in reading)) return { day: '', time: '' };
  const { day, iso, isDay } = placeMoment(reading.date, timeZone);
  return { day, time: isDay ? '' : iso.slice(11, 16) };
}

/** The text of a body without the blank lines around it. */
function readBodyText(body: string): string {
  return body
    .replace(/\r\n?/g, '\n')
    .replace(/^(?:[^\S\n]*\n)+/, '')
    .trimEnd();
}

function writeBody(text: string, before: string): string {
  const written = readBodyText(text);
  if (written === readBodyText(before)) return before;
  const lineEnd = /\r\n?|\n/.exec(before)?.[0] ?? '\n';
  const blank = /^(?:[^\S\r\n]*(?:\r\n?|\n))+/.exec(before)?.[0] ?? lineEnd;
  return `${blank}${written.replaceAll('\n', lineEnd)}${lineEnd}`;
}
