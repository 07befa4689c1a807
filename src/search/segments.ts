const small = 500;
const smallInLarge = 4;

/**
 * Cuts the stories into search indexes, oldest first. As the pages of a list are (`paginate`), they are
 * counted from the oldest end, so that a new story changes the newest index alone, which is a small one.
 * Four small ones, once full, are one: readers’ browsers ask each index for each word.
 */
export function cutIntoIndexes<T>(newestFirst: readonly T[]): T[][] {
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
