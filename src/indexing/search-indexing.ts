import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

/** Raised where the search index cannot be made; its message is all that whoever builds the site needs. */
class IndexingError extends Error {
  override name = 'IndexingError';

  constructor(cause: unknown) {
    super(`The search index could not be made: ${cause instanceof Error ? cause.message : String(cause)}`);
    this.stack = '';
  }
}

/** Makes the search index of a site when its pages are there. */
export const searchIndexing: AstroIntegration = {
  name: 'search-indexing',
  hooks: {
    'astro:build:done': async ({ dir, logger }) => {
      const start = performance.now();
      try {
        const { publishSearchIndexes } = await import('./search-index.ts');
        const { indexes, made } = await publishSearchIndexes(fileURLToPath(dir));
        const seconds = ((performance.now() - start) / 1000).toFixed(1);
        logger.info(`${String(indexes)} indexes, ${String(made)} of them made anew, in ${seconds} s.`);
      } catch (error) {
        throw new IndexingError(error);
      }
    },
  },
};
