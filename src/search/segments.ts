const small = 500;
const large = 2000;

/**
 * Divides articles into search indexes, oldest first. They are counted from the oldest article, so that a new
 * one changes only the newest index, a small one. Full small ones become a large one, because browsers search
 * every index.
 */
export function segmentArticles<T>(newestFirst: readonly T[]): T[][] {
  const rest = newestFirst.toReversed();
  const indexes: T[][] = [];
  while (rest.length >= large + small) indexes.push(rest.splice(0, large));
  while (rest.length >= 2 * small) indexes.push(rest.splice(0, small));
  return rest.length > 0 ? [...indexes, rest] : indexes;
}
