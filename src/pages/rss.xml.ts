import type { APIRoute } from 'astro';
import { getMainFeed, respondWithRss } from '../feeds/endpoints.ts';

export const GET: APIRoute = async () => respondWithRss(await getMainFeed());
