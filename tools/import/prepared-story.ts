import { foldSpace } from '../../src/lib/text.ts';
import { adviseOnSource, findSource, type Sources } from '../new/sources.ts';
import { createStorySlug, nameStoryFile, writeStoryFile, type NewFrontMatter } from '../new/story-file.ts';
import { matchTags, type MatchedTags } from '../new/tags.ts';
import { createSlug } from '../../src/lib/slugs.ts';
import type { TagSettings } from '../../src/content/schema/tag.ts';
import type { Found, FoundStory, Problem } from './found-story.ts';
import { readWrittenDate } from './written-date.ts';

/** What whoever calls has said; it outweighs what the file says. */
export interface Instructions {
  title?: string | undefined;
  source?: string | undefined;
  date?: string | undefined;
  tags?: string[] | undefined;
  description?: string | undefined;
  author?: string | undefined;
  original?: string | undefined;
  slug?: string | undefined;
  draft?: boolean | undefined;
}

/** What of the newsroom’s settings a story is fitted to. */
export interface Newsroom {
  sources: Sources;
  tags: readonly TagSettings[];
  timeZone: string;
}

/** A story that lacks nothing but its text. */
export interface PreparedStory {
  frontMatter: NewFrontMatter;
  slug: string;
  /** Relative to the content folder, with `/`. */
  file: string;
}

/** What was taken as what: a name, and a text of one or more lines. */
export type SummaryRow = [name: string, text: string];

export interface Preparation {
  /** Absent where the problems say why. */
  story?: PreparedStory | undefined;
  problems: Problem[];
  rows: SummaryRow[];
}

/** Turns what was found in a file into a story’s front matter, and says what was taken as what. */
export function prepareStory(found: FoundStory, instructions: Instructions, newsroom: Newsroom): Preparation {
  const isBlank = !found.title && !found.source && !found.date && !found.tags;
  if (isBlank && found.problems.length > 0) return { problems: found.problems, rows: [] };
  const title = choose(found.title, instructions.title, '--title');
  const source = choose(found.source, instructions.source, '--source');
  const date = choose(found.date, instructions.date, '--date');
  const tags = choose(found.tags, instructions.tags, '--tags');
  const original = choose(found.original, instructions.original, '--original');
  const problems = [...found.problems];

  const line = foldSpace(title?.value ?? '');
  const slug = instructions.slug === undefined ? createStorySlug(line) : createSlug(instructions.slug);
  if (line === '') {
    problems.push({
      message: 'there is no title',
      fix: 'give it with --title "…"; a file of text may have it in its first line',
    });
  } else if (slug === '') {
    problems.push({
      message: `the title “${line}” has no letter and no digit, so no address can be made of it`,
      fix: 'give the words of the address with --slug words-in-small-letters',
    });
  }

  const key = source && findSource(source.value, newsroom.sources);
  if (!source) {
    problems.push({
      message: 'it does not say where the story is from',
      fix: `give the source with --source, one of: ${Object.keys(newsroom.sources).join(', ')}`,
    });
  } else if (key === undefined) {
    problems.push({
      line: lineOf(source),
      message: `sources.yaml has no source “${source.value}”`,
      fix: adviseOnSource(source.value, newsroom.sources),
    });
  }

  const day = date && readWrittenDate(date.value);
  if (!day) {
    problems.push({ message: 'there is no date', fix: 'give it with --date, for example --date 2019-03-20' });
  } else if ('message' in day) {
    problems.push({
      line: lineOf(date),
      message: day.message,
      fix: `${day.fix}, in the file or with --date`,
    });
  }

  const matched = matchTags(tags?.value ?? [], newsroom.tags);
  if (matched.labels.length === 0) {
    problems.push({ message: 'there are no tags', fix: 'give them with --tags "gene therapy, China"' });
  }

  const rows: SummaryRow[] = [
    ...row('title', title && `${line}${cite(title)}`),
    ...row('source', source && `${key ?? `“${source.value}”`}${cite(source)}`),
    ...row(
      'date',
      date &&
        (day && 'date' in day ? `${day.date}${cite(date, date.value)}` : `“${date.value}”${cite(date)}`),
    ),
    ...row('tags', tags && `${matched.labels.join(', ')}${cite(tags)}${describeTags(matched)}`),
    ...row('original', original && `${original.value}${cite(original)}`),
  ];
  if (problems.length > 0 || key === undefined || !day || !('date' in day)) return { problems, rows };

  const frontMatter: NewFrontMatter = {
    title: line,
    date: day.date,
    source: key,
    tags: matched.labels,
    description: instructions.description,
    author: instructions.author,
    original: original?.value,
    draft: instructions.draft === true ? true : undefined,
  };
  return {
    story: { frontMatter, slug, file: nameStoryFile(day.date, slug, newsroom.timeZone) },
    problems,
    rows,
  };
}

/** The story’s file with its text. */
export function writePreparedStory({ frontMatter }: PreparedStory, body: string): string {
  return writeStoryFile(frontMatter, body);
}

function choose<T>(found: Found<T> | undefined, given: T | undefined, flag: string): Found<T> | undefined {
  return given === undefined ? found : { value: given, from: flag };
}

function lineOf({ from }: Found<unknown>): number | undefined {
  const line = /^line (\d+)$/.exec(from)?.[1];
  return line === undefined ? undefined : Number(line);
}

function cite({ from }: Found<unknown>, written?: string): string {
  return written === undefined ? ` (${from})` : ` (${from}: “${written}”)`;
}

function row(name: string, text: string | undefined): SummaryRow[] {
  return text === undefined ? [] : [[name, text]];
}

function describeTags({ relabelled, repeated, unlisted }: MatchedTags): string {
  const remarks = [
    ...relabelled
      .filter(({ written, label }) => createSlug(written) !== createSlug(label))
      .map(({ written, label }) => `“${written}” is the tag “${label}”`),
    ...repeated.map((tag) => `“${tag}” stood there twice`),
    ...unlisted.map((tag) => `“${tag}” is new to tags.yaml`),
  ];
  return remarks.length === 0 ? '' : `\n${remarks.join('; ')}`;
}
