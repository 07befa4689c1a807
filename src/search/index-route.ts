import { addresses } from '../lib/addresses.ts';

/** Each response is an index of several files. */
export const searchIndexRoute = {
  component: 'src/pages/search/indexes/[number].ts',
  list: addresses.searchIndexes(''),
};
