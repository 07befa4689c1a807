import type { APIRoute } from 'astro';
import { getArchiveFeedPaths, respondWithRss, type FeedProps } from '../../../feeds/endpoints.ts';

export const getStaticPaths = getArchiveFeedPaths;

export const GET: APIRoute<FeedProps> = ({ props }) => respondWithRss(props);
