import { createSlug } from '../../lib/slugs.ts';
import type { TagSettings } from '../schema/tag.ts';
import type { ArticleFile } from './article-file.ts';
import { createIssue, type Issue } from './issue.ts';
import { describeUnusableName } from './name-conflicts.ts';
import { suggestNearest } from './suggestion.ts';

export interface VocabularyIndex {
  /** The label by the slug of every label and alias. */
  labels: Map<string, string>;
}

export function createVocabularyIndex(tags: readonly TagSettings[]): VocabularyIndex {
  const labels = new Map<string, string>();
  for (const { label, aliases = [] } of tags) {
    for (const name of [label, ...aliases]) labels.set(createSlug(name), label);
  }
  return { labels };
}

/** A near miss is an error, so one edit is tolerated only in a long tag: “bio-similars” is one, “CAR-T” for “CAR-M” is not. */
const nearMissTolerance = 8;

/** Checks the tags of an article against the vocabulary and each other. */
export function checkTags({ file, mentions: { tags } }: ArticleFile, { labels }: VocabularyIndex): Issue[] {
  const issues: Issue[] = [];
  const seen = new Map<string, string>();
  for (const { written, place } of tags) {
    const slug = createSlug(written);
    const label = labels.get(slug);
    const identity = label ?? slug;
    const earlier = seen.get(identity);

    const unusable = describeUnusableName('tag', written);
    if (unusable) {
      issues.push(createIssue(file, place, { rule: 'tag-slug', ...unusable }));
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
