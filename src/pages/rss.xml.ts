import type { APIRoute } from 'astro';
import { getMainFeed, respondWithRss } from '../feeds/endpoints.ts';

export const getProps = getMainFeed;

export const GET: APIRoute = async () => respondWithRss(await getProps());
