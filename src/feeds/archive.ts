import { cutFromOldest } from '../lib/pagination.ts';

/**
 * Cuts all items of a feed into archive documents (RFC 5005, section 4), the oldest first. Each holds
 * `size` items, counted from the oldest; the last one is open and holds what is left over, which may be
 * nothing. So a document that is full, and the link to its successor, stay as they are for ever.
 *
 * @param newestFirst all items; documents keep that order within.
 * @param size how many items the feed itself shows; where it shows them all there are no documents.
 */
export function cutArchive<T>(newestFirst: readonly T[], size: number): T[][] {
  if (newestFirst.length <= size) return [];
  const documents = cutFromOldest(newestFirst, size);
  return newestFirst.length % size === 0 ? [...documents, []] : documents;
}
