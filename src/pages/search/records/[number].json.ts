import type { APIRoute } from 'astro';
import {
  getSearchRecordsPaths,
  respondWithSearchRecords,
  type SearchRecordsProps,
} from '../../../routes/search.ts';

export const getStaticPaths = getSearchRecordsPaths;

/** What a search index is made of: `src/indexing/` reads it when the pages are there, and takes it away. */
export const GET: APIRoute<SearchRecordsProps> = ({ props }) => respondWithSearchRecords(props);
