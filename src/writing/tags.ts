import { createSlug } from '../lib/slugs.ts';
import { createVocabulary } from '../content/vocabulary.ts';
import type { TagSettings } from '../content/schema/tag.ts';

/** The tags of a story, and the differences from the tags as written. */
export interface MatchedTags {
  /** The vocabulary's label if there is one, else the tag as written; each tag once. */
  labels: string[];
  /** Tags written differently from the vocabulary: the tag as written, and the label. */
  relabelled: { written: string; label: string }[];
  repeated: string[];
  /** Tags that the vocabulary does not list. */
  unlisted: string[];
}

export function matchTags(written: readonly string[], entries: readonly TagSettings[]): MatchedTags {
  const vocabulary = createVocabulary(entries);
  const listed = new Set(entries.flatMap(({ label, aliases = [] }) => [label, ...aliases].map(createSlug)));
  const matched: MatchedTags = { labels: [], relabelled: [], repeated: [], unlisted: [] };
  const seen = new Set<string>();
  for (const tag of written) {
    const { slug, label } = vocabulary(tag);
    // A tag without a slug equals only itself; the check reports its problem.
    const identity = slug === '' ? tag : slug;
    if (seen.has(identity)) {
      matched.repeated.push(tag);
      continue;
    }
    seen.add(identity);
    matched.labels.push(label);
    if (!listed.has(createSlug(tag))) matched.unlisted.push(tag);
    else if (label !== tag) matched.relabelled.push({ written: tag, label });
  }
  return matched;
}
