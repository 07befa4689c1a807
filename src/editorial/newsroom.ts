import { createSlug } from '../lib/slugs.ts';
import { placeMoment } from '../lib/dates.ts';
import type { SiteSettings } from '../schema/site.ts';
import type { SourceSettings } from '../schema/source.ts';
import type { TagSettings } from '../schema/tag.ts';
import type { ArticleFile, WrittenArticle } from './article-file.ts';
import { createIssue, type Issue } from './issue.ts';
import { checkLinks } from './internal-links.ts';
import { suggestNearest } from './suggestion.ts';

/** What a story is compared with. A part whose file is broken is absent, and nothing is compared with it. */
export interface NewsroomSettings {
  site?: SiteSettings | undefined;
  sources?: Record<string, SourceSettings> | undefined;
  tags?: TagSettings[] | undefined;
}

/** A story whose front matter can be used. */
export interface UsableArticle extends WrittenArticle {
  file: string;
}

/**
 * Checks what no file shows by itself: each story against the settings and against the others.
 *
 * @param now in milliseconds since 1970.
 */
export function checkNewsroom(
  files: readonly ArticleFile[],
  settings: NewsroomSettings,
  now: number,
): Issue[] {
  const articles = files.flatMap(({ file, article }) => (article ? [{ file, ...article }] : []));
  const vocabulary = createVocabularyIndex(settings.tags ?? []);
  const timeZone = settings.site?.timeZone;
  return [
    ...articles.flatMap((article) => (timeZone === undefined ? [] : checkDates(article, timeZone, now))),
    ...files.flatMap((file) => [...checkSource(file, settings.sources), ...checkTags(file, vocabulary)]),
    ...checkAmbiguousTags(files, vocabulary),
    ...checkOriginals(articles),
    ...checkAddresses(articles),
    ...(timeZone === undefined ? [] : checkLinks(articles, vocabulary, { timeZone, now })),
  ];
}

function checkDates({ file, frontMatter, places }: UsableArticle, timeZone: string, now: number): Issue[] {
  const { date, updated, draft } = frontMatter;
  const published = placeMoment(date, timeZone);
  const issues: Issue[] = [];
  const [, dayOfName, restOfName = ''] = /(?:^|\/)(\d{4}-\d{2}-\d{2})(-[^/]*)$/.exec(file) ?? [];
  // A moment late in the day is of the next day in China; either day will do as a name.
  if (dayOfName !== undefined && dayOfName !== published.day && dayOfName !== date.slice(0, 10)) {
    issues.push(
      createIssue(file, places.date, {
        rule: 'file-date',
        message: `the file’s name says ${dayOfName}, the story ${published.day}`,
        fix: `correct the date, or rename the file to ${published.day}${restOfName}`,
      }),
    );
  }
  if (published.epoch > now && draft !== true) {
    issues.push(
      createIssue(file, places.date, {
        rule: 'date-future',
        message: `the story is not due yet: it appears with the first build after ${published.iso}`,
        fix: 'nothing, if that is meant; else correct the date',
      }),
    );
  }
  if (updated !== undefined && places.updated && placeMoment(updated, timeZone).epoch < published.epoch) {
    issues.push(
      createIssue(file, places.updated, {
        rule: 'date-order',
        message: `the story was updated (${updated}) before it was published (${date})`,
        fix: 'correct whichever of the two is wrong',
      }),
    );
  }
  return issues;
}

function checkSource(
  { file, mentions: { source } }: ArticleFile,
  sources: Record<string, SourceSettings> | undefined,
): Issue[] {
  if (sources === undefined || source === undefined || Object.hasOwn(sources, source.written)) return [];
  const key = source.written;
  const nearest = suggestNearest(key, Object.keys(sources));
  return [
    createIssue(file, source.place, {
      rule: 'source-unknown',
      message: `sources.yaml has no source “${key}”`,
      fix: nearest
        ? `did you mean “${nearest}”?`
        : `add to sources.yaml the lines “${key}:”, “  name: …” and “  url: https://…”`,
    }),
  ];
}

export interface VocabularyIndex {
  /** The label by the slug of every label and alias. */
  labels: Map<string, string>;
}

function createVocabularyIndex(tags: readonly TagSettings[]): VocabularyIndex {
  const labels = new Map<string, string>();
  for (const { label, aliases = [] } of tags) {
    for (const name of [label, ...aliases]) labels.set(createSlug(name), label);
  }
  return { labels };
}

/** A near miss is an error, so it takes a long tag with one slip: “bio-similars” is one, “CAR-T” for “CAR-M” is not. */
const nearMissTolerance = 8;

/** In UTF-16 code units; a folder’s name may have 255 bytes, and a letter of Chinese has three. */
const longestTag = 80;

function checkTags({ file, mentions: { tags } }: ArticleFile, { labels }: VocabularyIndex): Issue[] {
  const issues: Issue[] = [];
  const seen = new Map<string, string>();
  for (const { written, place } of tags) {
    const slug = createSlug(written);
    const label = labels.get(slug);
    const identity = label ?? slug;
    const earlier = seen.get(identity);

    if (slug === '') {
      issues.push(
        createIssue(file, place, {
          rule: 'tag-slug',
          message: `the tag “${written}” has no letter and no digit, so it has no address`,
          fix: 'write it in words',
        }),
      );
    } else if (slug.length > longestTag) {
      issues.push(
        createIssue(file, place, {
          rule: 'tag-slug',
          message: `the tag has ${String(slug.length)} letters, more than an address can take`,
          fix: `write it in at most ${String(longestTag)} letters`,
        }),
      );
    } else if (earlier !== undefined) {
      issues.push(
        createIssue(file, place, {
          rule: 'tag-repeated',
          message: `“${written}” and “${earlier}” are the same tag`,
          fix: 'keep one of the two',
        }),
      );
    } else if (label === undefined) {
      const nearest = suggestNearest(slug, labels.keys(), nearMissTolerance);
      // “Phase 2 trials” is no misspelling of “Phase 3 trials”.
      if (nearest !== undefined && digitsOf(nearest) === digitsOf(slug)) {
        issues.push(
          createIssue(file, place, {
            rule: 'tag-near-miss',
            message: `“${written}” is almost, but not quite, a tag of tags.yaml`,
            fix: `did you mean “${labels.get(nearest) ?? nearest}”? If not, add “${written}” to tags.yaml`,
          }),
        );
      }
    }
    if (earlier === undefined) seen.set(identity, written);
  }
  return issues;
}

/** Of tags that no vocabulary lists, those that differ by a sign which no address shows. */
function checkAmbiguousTags(files: readonly ArticleFile[], { labels }: VocabularyIndex): Issue[] {
  const first = new Map<string, { written: string; file: string }>();
  return files.flatMap(({ file, mentions }) =>
    mentions.tags.flatMap(({ written, place }) => {
      const slug = createSlug(written);
      if (slug === '' || labels.has(slug)) return [];
      const earlier = first.get(slug);
      if (!earlier) {
        first.set(slug, { written, file });
        return [];
      }
      if (signsOf(earlier.written) === signsOf(written)) return [];
      return [
        createIssue(file, place, {
          rule: 'tag-ambiguous',
          message: `“${written}” and “${earlier.written}” of ${earlier.file} would share the address /tags/${slug}/`,
          fix: 'write the sign as a word in one of them, for example “C sharp” for “C#”',
        }),
      ];
    }),
  );
}

function signsOf(text: string): string {
  return (text.normalize('NFKC').match(/[\p{S}#%&*@]/gu) ?? []).join('');
}

function checkOriginals(articles: readonly UsableArticle[]): Issue[] {
  const owners = new Map<string, string>();
  return articles.flatMap(({ file, frontMatter: { original }, places }) => {
    if (original === undefined || places.original === undefined) return [];
    const owner = owners.get(original);
    if (owner === undefined) {
      owners.set(original, file);
      return [];
    }
    return [
      createIssue(file, places.original, {
        rule: 'original-repeated',
        message: `${owner} has the same original`,
        fix: 'if this is the same story, take one of the two out; else correct the address',
      }),
    ];
  });
}

function digitsOf(slug: string): string {
  return slug.replace(/\P{N}/gu, '');
}

/** An address belongs to the first file, in the order of names, that claims it. */
function checkAddresses(articles: readonly UsableArticle[]): Issue[] {
  const issues: Issue[] = [];
  const owners = new Map(articles.toReversed().map(({ slug, file }) => [createSlug(slug), file]));
  for (const { file, slug } of articles) {
    const owner = owners.get(createSlug(slug)) ?? file;
    if (owner !== file) {
      issues.push(
        createIssue(
          file,
          { line: 1, column: 1 },
          {
            rule: 'slug-taken',
            message: `this story and ${owner} have the same address, /articles/${slug}/`,
            fix: 'give one of the two files another name',
          },
        ),
      );
    }
  }
  for (const { file, frontMatter, places } of articles) {
    for (const [index, alias] of (frontMatter.aliases ?? []).entries()) {
      const slug = createSlug(alias);
      const owner = owners.get(slug);
      if (owner === undefined) {
        owners.set(slug, file);
        continue;
      }
      issues.push(
        createIssue(file, places.aliases[index] ?? { line: 1, column: 1 }, {
          rule: 'slug-taken',
          message: `the former address /articles/${alias}/ belongs to ${owner === file ? 'this story already' : owner}`,
          fix: 'take the alias out',
        }),
      );
    }
  }
  return issues;
}
