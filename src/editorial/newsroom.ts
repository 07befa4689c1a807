import { createSlug } from '../lib/slugs.ts';
import { placeMoment } from '../lib/dates.ts';
import type { SiteSettings } from '../schema/site.ts';
import type { SourceSettings } from '../schema/source.ts';
import type { TagSettings } from '../schema/tag.ts';
import type { ArticleFile, WrittenArticle } from './article-file.ts';
import { createIssue, type Issue } from './issue.ts';
import { suggestNearest } from './suggestion.ts';

/** What a story is compared with. A part whose file is broken is absent, and nothing is compared with it. */
export interface NewsroomSettings {
  site?: SiteSettings | undefined;
  sources?: Record<string, SourceSettings> | undefined;
  tags?: TagSettings[] | undefined;
}

interface UsableArticle extends WrittenArticle {
  file: string;
}

/** Checks what no file shows by itself: each story against the settings and against the others. */
export function checkNewsroom(files: readonly ArticleFile[], settings: NewsroomSettings): Issue[] {
  const articles = files.flatMap(({ file, article }) => (article ? [{ file, ...article }] : []));
  const vocabulary = createVocabularyIndex(settings.tags ?? []);
  return [
    ...articles.flatMap((article) => [
      ...checkDates(article, settings.site?.timeZone),
      ...checkSource(article, settings.sources),
      ...checkTags(article, vocabulary),
    ]),
    ...checkAddresses(articles),
  ];
}

function checkDates({ file, frontMatter, places }: UsableArticle, timeZone: string | undefined): Issue[] {
  const { date, updated } = frontMatter;
  if (timeZone === undefined || updated === undefined || places.updated === undefined) return [];
  if (placeMoment(updated, timeZone).epoch >= placeMoment(date, timeZone).epoch) return [];
  return [
    createIssue(file, places.updated, {
      rule: 'date-order',
      message: `the story was updated (${updated}) before it was published (${date})`,
      fix: 'correct whichever of the two is wrong',
    }),
  ];
}

function checkSource(
  { file, frontMatter, places }: UsableArticle,
  sources: Record<string, SourceSettings> | undefined,
): Issue[] {
  const key = frontMatter.source;
  if (sources === undefined || Object.hasOwn(sources, key)) return [];
  const nearest = suggestNearest(key, Object.keys(sources));
  return [
    createIssue(file, places.source, {
      rule: 'source-unknown',
      message: `sources.yaml has no source “${key}”`,
      fix: nearest
        ? `did you mean “${nearest}”?`
        : `add to sources.yaml the lines “${key}:”, “  name: …” and “  url: https://…”`,
    }),
  ];
}

interface VocabularyIndex {
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

function checkTags({ file, frontMatter, places }: UsableArticle, { labels }: VocabularyIndex): Issue[] {
  const issues: Issue[] = [];
  const seen = new Map<string, string>();
  for (const [index, written] of frontMatter.tags.entries()) {
    const place = places.tags[index] ?? places.source;
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
    } else if (earlier !== undefined) {
      issues.push(
        createIssue(file, place, {
          rule: 'tag-repeated',
          message: `“${written}” and “${earlier}” are the same tag`,
          fix: 'keep one of the two',
        }),
      );
    } else if (label === undefined) {
      const nearest = suggestNearest(slug, labels.keys());
      if (nearest !== undefined) {
        issues.push(
          createIssue(file, place, {
            rule: 'tag-near-miss',
            message: `“${written}” is almost, but not quite, a tag of tags.yaml`,
            fix: `did you mean “${labels.get(nearest) ?? nearest}”? If not, add “${written}” to tags.yaml`,
          }),
        );
      }
    }
    seen.set(identity, written);
  }
  return issues;
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
