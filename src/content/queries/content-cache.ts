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

/** About 30 MB of text. */
const mostRecent = 5000;

/** Caches the values of the most recently used keys. */
export function createRecentCache<Value>(): (key: string, make: () => Value) => Value {
  const cache = new Map<string, Value>();
  return (key, make) => {
    const value = cache.get(key) ?? make();
    // The most recently used are at the end.
    cache.delete(key);
    cache.set(key, value);
    const [oldest] = cache.keys();
    if (cache.size > mostRecent && oldest !== undefined) cache.delete(oldest);
    return value;
  };
}
