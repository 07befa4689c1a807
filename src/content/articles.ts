import type { ArticleRecord, Heading, Picture } from './schema/article.ts';
import type { SourcePolicy, SourceSettings } from './schema/source.ts';
import type { Author, AuthorFinder } from './contributors.ts';
import { placeMoment, type Moment } from '../lib/dates.ts';
import { cutAtWord } from '../lib/text.ts';
import type { Tag, Vocabulary } from './vocabulary.ts';

/** Who an article comes from. */
export interface Source {
  key: string;
  name: string;
  url: string;
  description?: string | undefined;
  feed?: string | undefined;
  policy?: SourcePolicy | undefined;
}

/** An article with its publication time, tags and source resolved. */
export interface Article {
  slug: string;
  title: string;
  /** The text for lists, search engines and social cards. */
  description: string;
  /** The description that an editor wrote; absent if it was taken from the text. */
  standfirst?: string | undefined;
  published: Moment;
  /** Absent until its time has come. */
  updated?: Moment | undefined;
  source: Source;
  tags: Tag[];
  /** Persons; none if the source alone is known. */
  authors: Author[];
  original?: string | undefined;
  picture?: LeadPicture | undefined;
  /** Why it is not published yet; only `astro dev` shows such an article. */
  unpublished?: 'draft' | 'scheduled' | undefined;
  /** Former slugs, the oldest first. */
  aliases: string[];
  body: ArticleBody;
}

export interface LeadPicture {
  file: Picture;
  alt: string;
  credit?: string | undefined;
}

export interface ArticleBody {
  /** Relative to the content folder. */
  file: string;
  digest: string;
  words: number;
  headings: Heading[];
  pictures: Picture[];
}

/** The settings that an article's record is resolved with. */
export interface ArticleContext {
  timeZone: string;
  sources: ReadonlyMap<string, SourceSettings>;
  vocabulary: Vocabulary;
  findAuthor: AuthorFinder;
  /** In milliseconds since 1970. */
  now: number;
}

/** The length of a description that search engines and cards show, in characters. */
const descriptionLength = 200;

/** @throws if the record names a source that does not exist; the check rejects such an article. */
export function resolveArticle(record: ArticleRecord, context: ArticleContext): Article {
  const { slug, frontMatter, facts } = record;
  const published = placeMoment(frontMatter.date, context.timeZone);
  const updated = frontMatter.updated ? placeMoment(frontMatter.updated, context.timeZone) : undefined;
  const isUpdated = updated && updated.epoch <= Math.max(context.now, published.epoch);
  return {
    slug,
    title: frontMatter.title,
    description: frontMatter.description ?? cutAtWord(facts.opening, descriptionLength),
    standfirst: frontMatter.description,
    published,
    updated: isUpdated ? updated : undefined,
    source: resolveSource(frontMatter.source, context.sources),
    tags: resolveTags(frontMatter.tags, context.vocabulary),
    authors: resolveAuthors(frontMatter.author ?? [], context.findAuthor),
    original: frontMatter.original,
    picture: findLeadPicture(record),
    unpublished: frontMatter.draft ? 'draft' : published.epoch > context.now ? 'scheduled' : undefined,
    aliases: frontMatter.aliases ?? [],
    body: {
      file: facts.file,
      digest: facts.digest,
      words: facts.words,
      headings: facts.headings,
      pictures: facts.pictures,
    },
  };
}

/** Newest first; articles of the same time by slug, so that the order never depends on the file system. */
export function compareNewestFirst(a: Article, b: Article): number {
  return b.published.epoch - a.published.epoch || (a.slug < b.slug ? -1 : 1);
}

export function findLastChange(articles: readonly Article[]): Moment | undefined {
  let last: Moment | undefined;
  for (const { published, updated = published } of articles) {
    if (!last || updated.epoch > last.epoch) last = updated;
  }
  return last;
}

function resolveSource(key: string, sources: ReadonlyMap<string, SourceSettings>): Source {
  const source = sources.get(key);
  if (!source) throw new Error(`No source has the key “${key}”.`);
  return { key, ...source };
}

function resolveTags(written: readonly string[], vocabulary: Vocabulary): Tag[] {
  const tags = new Map(written.map(vocabulary).map((tag) => [tag.slug, tag]));
  return [...tags.values()];
}

function resolveAuthors(written: readonly string[], findAuthor: AuthorFinder): Author[] {
  const authors = new Map(written.map(findAuthor).map((author) => [author.name, author]));
  return [...authors.values()];
}

function findLeadPicture({ frontMatter, facts }: ArticleRecord): LeadPicture | undefined {
  const file = facts.pictures.find(({ written }) => written === frontMatter.image);
  if (!file) return undefined;
  return { file, alt: frontMatter.imageAlt ?? '', credit: frontMatter.imageCredit };
}
