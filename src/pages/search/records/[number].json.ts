import type { APIRoute } from 'astro';
import {
  getSearchRecordsPaths,
  respondWithSearchRecords,
  type SearchRecordsProps,
} from '../../../search/endpoints.ts';

export const getStaticPaths = getSearchRecordsPaths;

/** The records from which `search/index/` makes a search index; not published. */
export const GET: APIRoute<SearchRecordsProps> = ({ props }) => respondWithSearchRecords(props);
