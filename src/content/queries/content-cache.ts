import { loadedContent } from '../loader/loaded-content.ts';

/** Caches the result of a function until the content changes: only `astro dev` changes it, at each edit. */
export function cacheForContent<T>(read: () => T): () => T {
  let cached: { digest: string | undefined; value: T } | undefined;
  return () => {
    const { digest } = loadedContent;
    if (!cached || cached.digest !== digest) cached = { digest, value: read() };
    return cached.value;
  };
}
