const small = 500;
const smallInLarge = 4;

/**
 * Divides articles into search indexes, oldest first. Like pages (`paginate`) they are counted from the oldest
 * article, so that a new one changes only the newest index, a small one. Four full small ones become a large
 * one, because browsers search every index.
 */
export function segmentArticles<T>(newestFirst: readonly T[]): T[][] {
  const oldestFirst = newestFirst.toReversed();
  const full = Math.max(0, Math.floor(oldestFirst.length / small) - 1);
  const large = Math.floor(full / smallInLarge);
  const starts = [
    ...Array.from({ length: large }, (_, index) => index * small * smallInLarge),
    ...Array.from({ length: full % smallInLarge }, (_, index) => (large * smallInLarge + index) * small),
    full * small,
  ];
  return starts
    .map((start, index) => oldestFirst.slice(start, starts[index + 1]))
    .filter((index) => index.length > 0);
}
