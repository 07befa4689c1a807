import { loadedContent } from '../loader/loaded-content.ts';

/** Caches what a function returns until the content changes: a build never, `astro dev` at each edit. */
export function cacheForContent<T>(read: () => T): () => T {
  let cached: { digest: string | undefined; value: T } | undefined;
  return () => {
    const { digest } = loadedContent;
    if (!cached || cached.digest !== digest) cached = { digest, value: read() };
    return cached.value;
  };
}
