import type { APIRoute } from 'astro';
import { getContributorFeedPaths, respondWithRss, type FeedProps } from '../../../feeds/endpoints.ts';

export const getStaticPaths = getContributorFeedPaths;

export const GET: APIRoute<FeedProps> = ({ props }) => respondWithRss(props);
