import type { APIRoute } from 'astro';
import { getMainFeed, respondWithRss } from '../routes/feeds.ts';

export const GET: APIRoute = async () => respondWithRss(await getMainFeed());
