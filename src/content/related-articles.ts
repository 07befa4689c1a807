import type { Article } from './articles.ts';

/** Finds the articles most related to one of the given articles. */
export type RelatedFinder = (article: Article, limit: number) => Article[];

/**
 * Two articles are related by the tags they share. A rare tag weighs more: the logarithm of the number of all
 * articles over that of the tag, plus a little, so that a tag on every article still counts. Ties go to the
 * newer article.
 *
 * For each tag only the newest `reach` articles are considered, so that a tag on every article does not make
 * the time quadratic.
 *
 * @param newestFirst in the order that {@link compareNewestFirst} gives.
 */
export function createRelatedFinder(newestFirst: readonly Article[], reach = 200): RelatedFinder {
  const positions = new Map(newestFirst.map((article, position) => [article, position]));
  const positionsByTag = new Map<string, number[]>();
  for (const [position, { tags }] of newestFirst.entries()) {
    for (const { slug } of tags) {
      const list = positionsByTag.get(slug);
      if (list) list.push(position);
      else positionsByTag.set(slug, [position]);
    }
  }
  const weighedTags = new Map(
    [...positionsByTag].map(([slug, list]) => [
      slug,
      {
        weight: Math.log(newestFirst.length / list.length) + 0.1,
        newest: list.slice(0, reach),
      },
    ]),
  );
  // Scores by position; all zero between two calls.
  const scores = new Float64Array(newestFirst.length);

  return (article, limit) => {
    const own = positions.get(article);
    const candidates: number[] = [];
    for (const { slug } of article.tags) {
      const { weight, newest } = weighedTags.get(slug) ?? { weight: 0, newest: [] };
      for (const position of newest) {
        const score = scores[position] ?? 0;
        if (score === 0 && position !== own) candidates.push(position);
        scores[position] = score + weight;
      }
    }
    const best = pickBest(candidates, limit, (position) => scores[position] ?? 0);
    for (const position of candidates) scores[position] = 0;
    if (own !== undefined) scores[own] = 0;
    return best.flatMap((position) => newestFirst[position] ?? []);
  };
}

/** The positions of the highest scores, highest first; of equal ones the lower position. */
function pickBest(
  positions: readonly number[],
  limit: number,
  scoreOf: (position: number) => number,
): number[] {
  const isBetter = (position: number, other: number) =>
    scoreOf(position) > scoreOf(other) || (scoreOf(position) === scoreOf(other) && position < other);
  const best: number[] = [];
  for (const position of positions) {
    const last = best.at(-1);
    if (best.length >= limit && (last === undefined || !isBetter(position, last))) continue;
    const place = best.findIndex((other) => isBetter(position, other));
    best.splice(place < 0 ? best.length : place, 0, position);
    if (best.length > limit) best.pop();
  }
  return best;
}
