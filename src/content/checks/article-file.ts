import { frontMatterSchema, slugSchema, type FrontMatter } from '../schema/article.ts';
import { createSlug } from '../../lib/slugs.ts';
import { findBylines } from './bylines.ts';
import { readBody, type BodyFacts, type Written } from './body.ts';
import { splitFrontMatter } from './front-matter.ts';
import { createIssues, createLocator, type Finding, type Issue, type Place } from './issue.ts';
import { findLetterForms } from './letter-forms.ts';
import { readBySchema } from './schema-findings.ts';
import { findExcess, findExcessBytes } from './story-size.ts';
import { readText } from './text-file.ts';
import { readYaml, type YamlReading } from './yaml-text.ts';

/** The result of checking the file of an article on its own. It is plain data, so that it can be cached. */
export interface ArticleFile {
  /** Relative to the content folder, with `/`. */
  file: string;
  issues: Issue[];
  /** Names in the readable part of the front matter: one invalid value does not hide the others. */
  mentions: Mentions;
  /** Absent if the front matter is not valid. */
  article?: UsableArticle | undefined;
}

/** Names that other files define. */
export interface Mentions {
  source?: Located | undefined;
  tags: Located[];
}

/** An article whose front matter is valid. */
export interface UsableArticle {
  /** Relative to the content folder, with `/`. */
  file: string;
  slug: string;
  frontMatter: FrontMatter;
  body: Pick<BodyFacts, 'opening' | 'words' | 'headings'>;
  /** The picture of the front matter, then those of the body. */
  pictures: Located[];
  /** Links to this site. */
  links: Located[];
  places: Places;
}

/** A name or an address as written, and its position. */
export interface Located {
  written: string;
  place: Place;
}

/** Positions of the values that are compared with other files. */
export interface Places {
  date: Place;
  aliases: Place[];
  original?: Place | undefined;
  updated?: Place | undefined;
}

const fileNamePattern = /^(?:\d{4}-\d{2}-\d{2}-)?(.+)\.md$/;

/** The slug of an article: its file name without day and extension. */
export function slugOfFile(file: string): string {
  return fileNamePattern.exec(file.split('/').at(-1) ?? '')?.[1] ?? '';
}

export function checkArticleFile(file: string, bytes: Uint8Array): ArticleFile {
  const excessBytes = findExcessBytes(bytes);
  const { text, findings } = excessBytes.length > 0 ? { text: '', findings: excessBytes } : readText(bytes);
  const nothing: Mentions = { tags: [] };
  if (findings.length > 0) return { file, issues: createIssues(file, text, findings), mentions: nothing };

  const letterFindings = findLetterForms(text);
  const split = splitFrontMatter(text);
  const unreadable = 'rule' in split ? [split] : findExcess(split);
  if ('rule' in split || unreadable.length > 0) {
    const findings = [...checkFileName(file, undefined), ...letterFindings, ...unreadable];
    return { file, issues: createIssues(file, text, findings), mentions: nothing };
  }

  const yaml = readYaml(split.yaml, split.yamlStart);
  const frontMatter = readBySchema(yaml, frontMatterSchema);
  const body = readBody(split.body, split.bodyStart);
  const nameFindings = checkFileName(file, readDate(yaml));
  const ownFindings = [
    ...nameFindings,
    ...letterFindings,
    ...frontMatter.findings,
    ...findBylines(yaml),
    ...body.findings,
  ];
  const issues = createIssues(file, text, ownFindings);
  const placeOf = createLocator(text);
  const mentions = readMentions(yaml, placeOf);
  if (!frontMatter.value) return { file, issues, mentions };

  const { image, aliases = [], original, updated } = frontMatter.value;
  const locateAll = (addresses: Written[]): Located[] =>
    addresses.map(({ written, offset }) => ({ written, place: placeOf(offset) }));
  const { opening, words, headings, links } = body.facts;
  const pictures = [
    ...(image === undefined ? [] : [{ written: image, offset: yaml.locateValue(['image']) }]),
    ...body.facts.pictures,
  ];
  return {
    file,
    issues,
    mentions,
    article: {
      file,
      slug: slugOfFile(file),
      frontMatter: frontMatter.value,
      body: { opening, words, headings },
      pictures: locateAll(pictures),
      links: locateAll(links),
      places: {
        date: placeOf(yaml.locateValue(['date'])),
        aliases: aliases.map((_, index) => placeOf(yaml.locateValue(['aliases', index]))),
        original: original === undefined ? undefined : placeOf(yaml.locateValue(['original'])),
        updated: updated === undefined ? undefined : placeOf(yaml.locateValue(['updated'])),
      },
    },
  };
}

function readDate(yaml: YamlReading): string | undefined {
  const { date } = (yaml.value ?? {}) as { date?: unknown };
  return frontMatterSchema.shape.date.safeParse(date).data;
}

function readMentions(yaml: YamlReading, placeOf: (offset: number) => Place): Mentions {
  const { source, tags } =
    yaml.value !== null && typeof yaml.value === 'object' ? (yaml.value as Partial<FrontMatter>) : {};
  const locate = (written: string, path: PropertyKey[]) => ({
    written,
    place: placeOf(yaml.locateValue(path)),
  });
  const isTag = (tag: unknown) => frontMatterSchema.shape.tags.element.safeParse(tag).success;
  return {
    source:
      source !== undefined && frontMatterSchema.shape.source.safeParse(source).success
        ? locate(source.trim(), ['source'])
        : undefined,
    tags: Array.isArray(tags)
      ? tags.flatMap((tag, index) => (isTag(tag) ? [locate(tag.trim(), ['tags', index])] : []))
      : [],
  };
}

const [year, month, dayOfMonth] = ['(?:19|20)\\d\\d', '(?:0?[1-9]|1[0-2])', '(?:0?[1-9]|[12]\\d|3[01])'];

/**
 * Finds a day that begins a name and is written otherwise: `2026-3-5-`, `20260305-`, `2026_03_05_`, `05-03-2026-`,
 * and `260305-` if that is the day of the story.
 */
function findOtherDay(name: string, date: string | undefined): string | undefined {
  const forms = [
    `${year}[-_. ]${month}[-_. ]${dayOfMonth}`,
    `${year}[-_. ]?(?:0[1-9]|1[0-2])[-_. ]?(?:0[1-9]|[12]\\d|3[01])`,
    `${year}年${month}月${dayOfMonth}日`,
    `${dayOfMonth}[-_. ]${dayOfMonth}[-_. ]${year}`,
    ...(date === undefined ? [] : [date.slice(2, 10).replaceAll('-', '[-_. ]?')]),
  ];
  return new RegExp(`^(?:${forms.join('|')})(?:[-_. ]+|(?=\\p{L})|$)`, 'u').exec(name)?.[0];
}

/** What a browser or a file manager adds to the name of a copy, and extensions that stand twice. */
const extraEnding = /(\.(md|markdown|mdx|txt)|\s*\(\d+\)|\s+-\s+(copy|副本))+$/i;

/** @param date of the article, as far as it can be read. */
function checkFileName(file: string, date: string | undefined): Finding[] {
  const name = file.split('/').at(-1) ?? '';
  const slug = slugOfFile(file);
  const dayOfName = name.slice(0, -`-${slug}.md`.length) || undefined;
  const ownName = slug
    .replace(extraEnding, '')
    .normalize('NFKC')
    .replace(/[\p{Pd}−~]/gu, '-');
  const otherDay = dayOfName === undefined ? findOtherDay(ownName, date) : undefined;
  const wanted = createSlug(ownName.slice(otherDay?.length));
  const day = dayOfName ?? date?.slice(0, 10);
  const fix =
    !slugSchema.safeParse(wanted).success || wanted === 'index' || day === undefined
      ? 'name it by day and title, for example 2019-03-20-new-plant-in-nanjing.md'
      : `rename it to ${day}-${wanted}.md`;
  const describe = (rule: 'file-name' | 'file-day', message: string) => [{ rule, offset: 0, message, fix }];

  if (slug === 'index')
    return describe('file-name', 'a story named “index” would have the address of all stories');
  if (slug !== createSlug(slug) || !slugSchema.safeParse(slug).success)
    return describe('file-name', 'the name of the file cannot be an address');
  if (dayOfName !== undefined) return [];
  if (wanted === '') return describe('file-day', 'the name of the file has no words behind its day');
  return otherDay !== undefined
    ? describe('file-name', 'the day in the name of the file is not written like 2019-03-20')
    : describe('file-day', 'the name of the file does not begin with a day');
}
