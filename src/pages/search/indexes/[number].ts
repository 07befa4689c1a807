import type { APIRoute } from 'astro';
import {
  getSearchIndexPaths,
  respondWithSearchIndex,
  type SearchIndexProps,
} from '../../../search/endpoints.ts';

export const getStaticPaths = getSearchIndexPaths;

/** The files of a search index; `search/index/publication.ts` publishes them. */
export const GET: APIRoute<SearchIndexProps> = ({ props }) => respondWithSearchIndex(props);
