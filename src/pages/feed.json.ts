import type { APIRoute } from 'astro';
import { getJsonFeed, respondWithJson } from '../feeds/endpoints.ts';

export const getProps = getJsonFeed;

export const GET: APIRoute = async () => respondWithJson(await getProps());
