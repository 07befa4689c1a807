/**
 * A long list, newest first, divided into a front page and numbered pages.
 *
 * Pages are numbered from the oldest end and each holds exactly `size` items, so that a new item
 * changes only the front page and a numbered page always shows the same items. The front page has the
 * items that do not fill a page yet, and those of the newest full page: at least `size` items if the
 * list has so many, and always fewer than twice `size`.
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

/** Divides a list into parts of `size` items from the oldest, oldest part first; the last may have fewer. */
export function cutFromOldest<T>(newestFirst: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(newestFirst.length / size) }, (_, index) => {
    const end = newestFirst.length - index * size;
    return newestFirst.slice(Math.max(0, end - size), end);
  });
}
