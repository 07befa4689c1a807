import { createSlug } from '../../src/lib/slugs.ts';
import { foldSpace } from '../../src/lib/text.ts';
import type { Newsroom } from '../command/newsroom.ts';
import { findSource } from '../../src/writing/sources.ts';
import { createStorySlug, type NewFrontMatter } from '../../src/writing/story-file.ts';
import { matchTags, type MatchedTags } from '../../src/writing/tags.ts';
import {
  quoteStart,
  type Found,
  type FoundStory,
  type Problem,
  type SummaryRow,
} from '../../src/writing/reading/found-story.ts';
import { dropInvisible } from '../../src/writing/reading/plain-text.ts';
import { readWrittenDate } from '../../src/writing/reading/written-date.ts';
import { adviseOnSource } from '../new/source-advice.ts';

type TextOption = 'title' | 'source' | 'date' | 'description' | 'author' | 'original' | 'slug';

/** Command-line options; they override values read from the file. */
export type ImportOptions = Partial<Record<TextOption, string | undefined>> & {
  tags?: string[] | undefined;
  draft?: boolean | undefined;
  'as-archive'?: boolean | undefined;
};

export interface Preparation {
  /** Absent if there are problems. */
  frontMatter?: NewFrontMatter;
  slug: string;
  problems: Problem[];
  rows: SummaryRow[];
}

/** Makes the front matter of a story from the found values, and reports them. */
export function prepareFrontMatter(
  found: FoundStory,
  options: ImportOptions,
  { sources, tags: vocabulary }: Newsroom,
): Preparation {
  const isBlank = !found.title && !found.source && !found.date && !found.tags;
  if (isBlank && found.problems.length > 0) return { slug: '', problems: found.problems, rows: [] };
  const title = choose(found.title, options.title);
  const source = choose(found.source, options.source);
  const date = choose(found.date, options.date);
  const tags = choose(found.tags, options.tags);
  const original = choose(found.original, options.original);
  const author = choose(found.author, options.author);
  const rows: SummaryRow[] = [];
  const problems = [...found.problems];
  const report = (message: string, fix: string, where?: Found<unknown>) =>
    problems.push({ line: where?.line, message, fix });

  const line = foldSpace(dropInvisible(title?.value ?? '').text);
  const slug = options.slug === undefined ? createStorySlug(line) : createSlug(options.slug);
  if (title) rows.push(['title', line]);
  if (found.title && found.title.value !== title?.value) {
    rows.push(['left out', `the title ${quoteStart(found.title.value)}, for another is given`]);
  }
  if (line === '') {
    report('there is no title', 'give it with --title "…"; a file of text may have it in its first line');
  } else if (slug === '') {
    report(
      `the title “${line}” has no letter and no digit, so no address can be made of it`,
      'give the words of the address with --slug words-in-small-letters',
    );
  }
  const key = source && findSource(source.value, sources);
  if (source) rows.push(['source', key ?? `“${source.value}”`]);
  if (!source) {
    const keys = Object.keys(sources).join(', ');
    report('it does not say where the story is from', `give the source with --source, one of: ${keys}`);
  } else if (key === undefined) {
    report(`sources.yaml has no source “${source.value}”`, adviseOnSource(source.value, sources), source);
  }
  const day = date && readWrittenDate(date.value);
  if (!day) {
    report('there is no date', 'give it with --date, for example --date 2019-03-20');
  } else if ('message' in day) {
    rows.push(['date', `“${date.value}”`]);
    report(day.message, `${day.fix}, in the file or with --date`, date);
  } else rows.push(['date', day.date === date.value ? day.date : `${day.date} (“${date.value}”)`]);
  const matched = matchTags(tags?.value ?? [], vocabulary);
  if (tags) rows.push(['tags', matched.labels.join(', ') + describeTags(matched)]);
  if (matched.labels.length === 0) {
    report('there are no tags', 'give them with --tags "gene therapy, China"');
  }
  if (author) rows.push(['author', author.value]);
  if (original) rows.push(['original', original.value]);
  if (problems.length > 0 || key === undefined || !day || !('date' in day)) return { slug, problems, rows };

  const { description, draft = found.isDraft } = options;
  const frontMatter: NewFrontMatter = {
    title: line,
    date: day.date,
    source: key,
    tags: matched.labels,
    description,
    author: author?.value,
    original: original?.value,
    draft: draft === true ? true : undefined,
  };
  return { frontMatter, slug, problems, rows };
}

function choose<T>(found: Found<T> | undefined, given: T | undefined): Found<T> | undefined {
  return given === undefined ? found : { value: given };
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
