import type { Article } from './articles.ts';
import { groupByTag } from './topics.ts';
import type { Tag } from './vocabulary.ts';

/** Finds the tags most related to a tag, by its slug. */
export type RelatedTagFinder = (slug: string, limit: number) => Tag[];

/**
 * Two tags are related by the articles that they share beyond what chance would give, divided by the geometric
 * mean of the numbers that each has. So a tag on every article is related to none, and one on a single article
 * to few. Ties go to the tag that shares more articles, then by slug.
 */
export function createRelatedTagFinder(articles: readonly Article[]): RelatedTagFinder {
  const groups = new Map(groupByTag(articles).map((group) => [group.slug, group]));
  const companions = countCompanions(articles);
  const sizeOf = (slug: string) => groups.get(slug)?.articles.length ?? 0;

  const scoreOf = (slug: string, other: string, shared: number) => {
    const product = sizeOf(slug) * sizeOf(other);
    // The number expected by chance is the product over the number of all articles; integers keep ties exact.
    return (shared * articles.length - product) / Math.sqrt(product);
  };

  return (slug, limit) =>
    [...(companions.get(slug) ?? [])]
      .map(([other, shared]) => ({ other, shared, score: scoreOf(slug, other, shared) }))
      .sort((a, b) => b.score - a.score || b.shared - a.shared || (a.other < b.other ? -1 : 1))
      .slice(0, limit)
      .flatMap(({ other }) => groups.get(other)?.subject ?? []);
}

/** For each tag, the number of articles that it shares with each other tag. */
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
