import type { Article } from './articles.ts';
import { groupByTag } from './topics.ts';
import type { Tag } from './vocabulary.ts';

/** Finds the tags most akin to a tag, by its slug. */
export type RelatedTagFinder = (slug: string, limit: number) => Tag[];

/**
 * Two tags are akin by the stories they share beyond those that chance would have them share, in proportion
 * to the geometric mean of the numbers that each has. So a tag of every story is akin to none, and one of a
 * single story to few. Ties go to the tag with more stories in common, then by slug.
 */
export function createRelatedTagFinder(articles: readonly Article[]): RelatedTagFinder {
  const shelves = new Map(groupByTag(articles).map((shelf) => [shelf.subject.slug, shelf]));
  const companions = countCompanions(articles);
  const sizeOf = (slug: string) => shelves.get(slug)?.articles.length ?? 0;

  const scoreOf = (slug: string, other: string, shared: number) => {
    const product = sizeOf(slug) * sizeOf(other);
    // Chance would have them share the product over the number of all stories; whole numbers keep ties exact.
    return (shared * articles.length - product) / Math.sqrt(product);
  };

  return (slug, limit) =>
    [...(companions.get(slug) ?? [])]
      .map(([other, shared]) => ({ other, shared, score: scoreOf(slug, other, shared) }))
      .sort((a, b) => b.score - a.score || b.shared - a.shared || (a.other < b.other ? -1 : 1))
      .slice(0, limit)
      .flatMap(({ other }) => shelves.get(other)?.subject ?? []);
}

/** Of each tag, how many stories it shares with each other tag. */
function countCompanions(articles: readonly Article[]): Map<string, Map<string, number>> {
  const companions = new Map<string, Map<string, number>>();
  for (const { tags } of articles) {
    for (const { slug } of tags) {
      const counts = companions.get(slug) ?? new Map<string, number>();
      companions.set(slug, counts);
      for (const other of tags) {
        if (other.slug !== slug) counts.set(other.slug, (counts.get(other.slug) ?? 0) + 1);
      }
    }
  }
  return companions;
}
