import { deserialize } from 'node:v8';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SearchIndex } from '../../src/search/search-index.ts';
import { fixture } from '../support/fixture.ts';
import { loadNewsroom } from '../support/rendered-site.ts';
import { findTitles, serveSearchIndexes, type ServedSearch } from '../support/search-index.ts';
import { copySearchedNewsroom, searches } from '../support/searched-stories.ts';

let served: ServedSearch;
beforeAll(async () => {
  await loadNewsroom({ ...fixture, content: await copySearchedNewsroom(300) });
  const { getSearchIndexPaths, respondWithSearchIndex } = await import('../../src/search/endpoints.ts');
  const responses = (await getSearchIndexPaths()).map(({ props }) => respondWithSearchIndex(props));
  const bytes = await Promise.all(responses.map(async (response) => (await response).arrayBuffer()));
  served = await serveSearchIndexes(bytes.map((index) => deserialize(Buffer.from(index)) as SearchIndex));
});
afterAll(() => served.close());

test.for(searches)('“%s” finds first: %s', async ([query, first]) => {
  expect((await findTitles(served.search, query, 1))[0]).toBe(first);
});
