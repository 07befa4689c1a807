import { createSlug } from '../../lib/slugs.ts';
import type { TagSettings } from '../schema/tag.ts';
import type { ArticleFile, Located } from './article-file.ts';
import { createIssue, type Finding, type Issue } from './issue.ts';
import { describeUnusableName } from './name-conflicts.ts';
import { createSuggester } from './suggestion.ts';

/** A near miss is an error, so one edit is tolerated only in a long tag: “bio-similars” is one, “CAR-T” for “CAR-M” is not. */
const nearMissTolerance = 8;

export interface VocabularyIndex {
  /** The label by the slug of every label and alias. */
  labels: Map<string, string>;
  /** The slug that a misspelt one most likely means. */
  suggest: (slug: string) => string | undefined;
}

export function createVocabularyIndex(tags: readonly TagSettings[]): VocabularyIndex {
  const labels = new Map<string, string>();
  for (const { label, aliases = [] } of tags) {
    for (const name of [label, ...aliases]) labels.set(createSlug(name), label);
  }
  return { labels, suggest: createSuggester(() => labels.keys(), nearMissTolerance) };
}

/** Checks the tags of an article against the vocabulary and each other. */
export function checkTags({ file, mentions: { tags } }: ArticleFile, vocabulary: VocabularyIndex): Issue[] {
  const issues: Issue[] = [];
  const seen = new Map<string, string>();
  for (const { written, place } of tags) {
    const slug = createSlug(written);
    const identity = vocabulary.labels.get(slug) ?? slug;
    const earlier = slug === '' ? undefined : seen.get(identity);
    const problem =
      earlier === undefined
        ? findTagProblem(written, vocabulary)
        : ({
            rule: 'tag-repeated',
            message: `“${written}” and “${earlier}” are the same tag`,
            fix: 'keep one of the two',
          } as const);
    if (problem) issues.push(createIssue(file, place, problem));
    if (earlier === undefined) seen.set(identity, written);
  }
  return issues;
}

/** What is wrong with a tag by itself: it has no slug, too long a one, or almost that of a tag of the vocabulary. */
export function findTagProblem(
  written: string,
  { labels, suggest }: VocabularyIndex,
): Omit<Finding, 'offset'> | undefined {
  const unusable = describeUnusableName('tag', written);
  if (unusable) return { rule: 'tag-slug', ...unusable };
  const slug = createSlug(written);
  if (labels.has(slug)) return undefined;
  const nearest = suggest(slug);
  // “Phase 2 trials” is no misspelling of “Phase 3 trials”.
  if (nearest === undefined || digitsOf(nearest) !== digitsOf(slug)) return undefined;
  return {
    rule: 'tag-near-miss',
    message: `“${written}” is almost, but not quite, a tag of tags.yaml`,
    fix: `did you mean “${labels.get(nearest) ?? nearest}”? If not, add “${written}” to tags.yaml`,
  };
}

function digitsOf(slug: string): string {
  return slug.replace(/\P{N}/gu, '');
}

/** Finds unlisted tags that differ only by a character that slugs leave out. */
export function checkAmbiguousTags(files: readonly ArticleFile[], { labels }: VocabularyIndex): Issue[] {
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

/** Finds tags of events that no story carries, and that the vocabulary does not list: their pages show no story. */
export function checkEventTags(
  eventTags: readonly Located[],
  files: readonly ArticleFile[],
  { labels }: VocabularyIndex,
): Issue[] {
  const carried = new Set(
    files.flatMap(({ mentions }) => mentions.tags.map(({ written }) => createSlug(written))),
  );
  return eventTags
    .filter(({ written }) => !labels.has(createSlug(written)) && !carried.has(createSlug(written)))
    .map(({ written, place }) =>
      createIssue('events.yaml', place, {
        rule: 'event-tag',
        message: `no story carries the tag “${written}”, so the page of the event shows none`,
        fix: 'correct the tag, or add it to tags.yaml if stories will carry it',
      }),
    );
}
