import type { APIRoute } from 'astro';
import {
  getSearchRecordsPaths,
  respondWithSearchRecords,
  type SearchRecordsProps,
} from '../../../routes/search.ts';

export const getStaticPaths = getSearchRecordsPaths;

/** What a search index is made of, by `search/index/`; not published. */
export const GET: APIRoute<SearchRecordsProps> = ({ props }) => respondWithSearchRecords(props);
