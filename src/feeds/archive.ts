import { cutFromOldest } from '../lib/pagination.ts';

/**
 * Divides all items of a feed into archive documents (RFC 5005, section 4), the oldest first. Each has
 * `size` items, counted from the oldest; the last one has the rest and may be empty. So a full document
 * and its link to the next one never change.
 *
 * @param newestFirst all items; each document keeps that order.
 * @param size the number of items in the feed itself; if it shows them all, there are no documents.
 */
export function cutArchive<T>(newestFirst: readonly T[], size: number): T[][] {
  if (newestFirst.length <= size) return [];
  const documents = cutFromOldest(newestFirst, size);
  return newestFirst.length % size === 0 ? [...documents, []] : documents;
}
