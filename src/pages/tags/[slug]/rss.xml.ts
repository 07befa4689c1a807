import type { APIRoute } from 'astro';
import { getTagFeedPaths, respondWithRss, type FeedProps } from '../../../feeds/endpoints.ts';

export const getStaticPaths = getTagFeedPaths;

export const GET: APIRoute<FeedProps> = ({ props }) => respondWithRss(props);
