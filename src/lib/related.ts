import type { Article } from './articles.ts';

/** Finds the stories most akin to one of those it was made for. */
export type RelatedFinder = (article: Article, limit: number) => Article[];

/**
 * Two stories are akin by the tags they share. A tag weighs the more the rarer it is: the logarithm
 * of all stories over those that carry it, plus a little, so that a tag of every story still counts.
 * Ties go to the newer story.
 *
 * Of each tag only the newest `reach` stories are looked at, so that a tag on every story does not
 * make the work quadratic.
 *
 * @param newestFirst in the order that {@link compareNewestFirst} gives.
 */
export function createRelatedFinder(newestFirst: readonly Article[], reach = 200): RelatedFinder {
  const positions = new Map(newestFirst.map((article, position) => [article.slug, position]));
  const carriers = new Map<string, Article[]>();
  for (const article of newestFirst) {
    for (const { slug } of article.tags) {
      const list = carriers.get(slug);
      if (list) list.push(article);
      else carriers.set(slug, [article]);
    }
  }

  return (article, limit) => {
    const scores = new Map<Article, number>();
    for (const { slug } of article.tags) {
      const list = carriers.get(slug) ?? [];
      const weight = Math.log(newestFirst.length / Math.max(1, list.length)) + 0.1;
      for (const other of list.slice(0, reach)) {
        if (other.slug !== article.slug) scores.set(other, (scores.get(other) ?? 0) + weight);
      }
    }
    const position = (candidate: Article) => positions.get(candidate.slug) ?? 0;
    return [...scores]
      .sort(([a, scoreA], [b, scoreB]) => scoreB - scoreA || position(a) - position(b))
      .slice(0, limit)
      .map(([candidate]) => candidate);
  };
}
