import { cutFromOldest } from '../lib/pagination.ts';

/**
 * Cuts all items of a feed into archive documents (RFC 5005, section 4), the oldest first. Each holds
 * `size` items, counted from the oldest; the last one holds the rest, which may be nothing. So a full
 * document, and the link to its successor, never change.
 *
 * @param newestFirst all items; each document keeps that order.
 * @param size how many items the feed itself shows; where it shows them all there are no documents.
 */
export function cutArchive<T>(newestFirst: readonly T[], size: number): T[][] {
  if (newestFirst.length <= size) return [];
  const documents = cutFromOldest(newestFirst, size);
  return newestFirst.length % size === 0 ? [...documents, []] : documents;
}
