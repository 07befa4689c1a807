/**
 * Remembers what a function answers: content does not change during a build. While `astro dev` runs it
 * does, and nothing is remembered.
 */
export function rememberInBuild<T>(read: () => Promise<T>): () => Promise<T> {
  if (SHOWS_UNPUBLISHED) return read;
  let remembered: Promise<T> | undefined;
  return () => (remembered ??= read());
}
