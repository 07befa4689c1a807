import { suggestNearest } from '../content/checks/suggestion.ts';
import type { TagSettings } from '../content/schema/tag.ts';
import { createSlug } from '../lib/slugs.ts';

const mostSuggestions = 6;

/**
 * The labels of the vocabulary that a word may mean: by the beginning of the label, of a word in it or of an alias;
 * else the one that it is almost.
 *
 * @param chosen labels that the story has already.
 */
export function suggestTags(
  written: string,
  vocabulary: readonly TagSettings[],
  chosen: readonly string[],
): string[] {
  const slug = createSlug(written);
  if (slug === '') return [];
  const taken = new Set(chosen.map(createSlug));
  const open = vocabulary.filter(({ label }) => !taken.has(createSlug(label)) && label !== written.trim());
  const named = open.map(({ label, aliases = [] }) => ({
    label,
    slugs: [label, ...aliases].map(createSlug),
  }));
  const fitting = named.filter(({ slugs }) =>
    slugs.some((name) => name.startsWith(slug) || name.includes(`-${slug}`)),
  );
  if (fitting.length > 0) return fitting.slice(0, mostSuggestions).map(({ label }) => label);
  const nearest = suggestNearest(
    slug,
    named.flatMap(({ slugs }) => slugs),
  );
  return named
    .filter(({ slugs }) => nearest !== undefined && slugs.includes(nearest))
    .map(({ label }) => label);
}
