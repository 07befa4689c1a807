/**
 * A long list, newest first, cut into a front and numbered pages.
 *
 * Pages are numbered from the oldest end and each holds exactly `size` items, so that a new item
 * changes the front alone and a page's address always shows the same items. The front holds what
 * fills no page yet, and the newest full page with it: never fewer than `size` items where there
 * are so many, always fewer than twice as many.
 */
export interface PagedList<T> {
  front: T[];
  /** Newest first; the last one has number 1. */
  pages: ListPage<T>[];
}

export interface ListPage<T> {
  number: number;
  items: T[];
}

export function paginate<T>(newestFirst: readonly T[], size: number): PagedList<T> {
  const fullPages = Math.floor(newestFirst.length / size);
  const pageCount = Math.max(0, fullPages - 1);
  const frontLength = newestFirst.length - pageCount * size;
  return {
    front: newestFirst.slice(0, frontLength),
    pages: Array.from({ length: pageCount }, (_, index) => {
      const start = frontLength + index * size;
      return { number: pageCount - index, items: newestFirst.slice(start, start + size) };
    }),
  };
}

/** Cuts a list into parts of `size` items, counted from the oldest and the oldest part first; the last one may have fewer. */
export function cutFromOldest<T>(newestFirst: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(newestFirst.length / size) }, (_, index) => {
    const end = newestFirst.length - index * size;
    return newestFirst.slice(Math.max(0, end - size), end);
  });
}
