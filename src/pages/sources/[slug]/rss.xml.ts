import type { APIRoute } from 'astro';
import { getSourceFeedPaths, respondWithRss, type FeedProps } from '../../../feeds/endpoints.ts';

export const getStaticPaths = getSourceFeedPaths;

export const GET: APIRoute<FeedProps> = ({ props }) => respondWithRss(props);
