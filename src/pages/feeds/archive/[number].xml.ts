import type { APIRoute } from 'astro';
import { getArchiveFeedPaths, respondWithRss, type FeedProps } from '../../../routes/feeds.ts';

export const getStaticPaths = getArchiveFeedPaths;

export const GET: APIRoute<FeedProps> = ({ props }) => respondWithRss(props);
