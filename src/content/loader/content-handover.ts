/** Astro loads the loaders and the code of pages apart, so that they share nothing but the process. */
const place = Symbol.for('newsroom.content');

/** Entries of collections by their ids. */
type Collections = Map<string, ReadonlyMap<string, object>>;

const shared = globalThis as Record<symbol, Collections | undefined>;

/**
 * Hands the entries of a collection over to the pages of this process. They are the loader’s own, so that
 * neither is there a second copy of them nor need what only pages ask for be in Astro’s data store.
 */
export function handOver(collection: string, entries: ReadonlyMap<string, object>): void {
  shared[place] ??= new Map();
  shared[place].set(collection, entries);
}

/** A module whose default export is what has been handed over when it is loaded. */
export const handoverModule = `export default globalThis[Symbol.for(${JSON.stringify(Symbol.keyFor(place))})];`;
