import type { APIRoute } from 'astro';
import { getJsonFeed, respondWithJson } from '../feeds/endpoints.ts';

export const GET: APIRoute = async () => respondWithJson(await getJsonFeed());
