import { liveContent } from '../loader/live-content.ts';

/**
 * Remembers what a function answers for as long as the content is the same: during a build always, in
 * `astro dev` until the next change.
 */
export function rememberForContent<T>(read: () => T): () => T {
  let remembered: { content: unknown; answer: T } | undefined;
  return () => {
    const content = SHOWS_UNPUBLISHED ? liveContent.content : undefined;
    if (!remembered || remembered.content !== content) remembered = { content, answer: read() };
    return remembered.answer;
  };
}
