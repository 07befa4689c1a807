import type { TagKind, TagSettings } from './schema/tag.ts';
import { createSlug } from '../lib/slugs.ts';

/** A tag as the site shows it. */
export interface Tag {
  slug: string;
  label: string;
  /** `topic` if the vocabulary does not list the tag. */
  kind: TagKind;
  description?: string | undefined;
  url?: string | undefined;
}

/** Finds the tag that a label, an alias or any spelling of them means. */
export type Vocabulary = (written: string) => Tag;

/** If no entry matches, the result is the tag as written. */
export function createVocabulary(entries: readonly TagSettings[]): Vocabulary {
  const bySlug = new Map<string, Tag>();
  for (const { label, kind, description, url, aliases = [] } of entries) {
    const tag: Tag = { slug: createSlug(label), label, kind, description, url };
    for (const name of [label, ...aliases]) {
      if (!bySlug.has(createSlug(name))) bySlug.set(createSlug(name), tag);
    }
  }
  return (written) => {
    const slug = createSlug(written);
    return bySlug.get(slug) ?? { slug, label: written, kind: 'topic' };
  };
}
