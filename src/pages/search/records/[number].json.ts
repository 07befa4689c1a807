import type { APIRoute } from 'astro';
import {
  getSearchRecordsPaths,
  respondWithSearchRecords,
  type SearchRecordsProps,
} from '../../../search/endpoints.ts';

export const getStaticPaths = getSearchRecordsPaths;

/** What a search index is made of, by `search/index/`; not published. */
export const GET: APIRoute<SearchRecordsProps> = ({ props }) => respondWithSearchRecords(props);
