import { createSlug } from '../../src/lib/slugs.ts';
import { foldSpace } from '../../src/lib/text.ts';
import { createVocabulary } from '../../src/content/vocabulary.ts';
import type { TagSettings } from '../../src/content/schema/tag.ts';

/** Tags as they were written in a row, with commas or semicolons of Latin or Chinese type between them. */
export function splitTags(written: string): string[] {
  return written
    .split(/[,;，；、]/)
    .map(foldSpace)
    .filter((tag) => tag !== '');
}

/** Tags as a story carries them, and what became of those that are not there as they were written. */
export interface MatchedTags {
  /** The vocabulary’s label where it has one, else the tag as written; each tag once. */
  labels: string[];
  /** Written otherwise than the vocabulary does: what was written, and the label. */
  relabelled: { written: string; label: string }[];
  /** Written once more, in whatever spelling. */
  repeated: string[];
  /** The vocabulary does not list them. */
  unlisted: string[];
}

export function matchTags(written: readonly string[], entries: readonly TagSettings[]): MatchedTags {
  const vocabulary = createVocabulary(entries);
  const listed = new Set(entries.flatMap(({ label, aliases = [] }) => [label, ...aliases].map(createSlug)));
  const matched: MatchedTags = { labels: [], relabelled: [], repeated: [], unlisted: [] };
  const seen = new Set<string>();
  for (const tag of written) {
    const { slug, label } = vocabulary(tag);
    // A tag that leaves no slug is itself alone: the check says what is wrong with it.
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
