import type { APIRoute } from 'astro';
import { getJsonFeed, respondWithJson } from '../routes/feeds.ts';

export const GET: APIRoute = async () => respondWithJson(await getJsonFeed());
