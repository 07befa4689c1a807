import type { APIRoute } from 'astro';
import { getPermalinks } from '../routes/permalinks.ts';

export const GET: APIRoute = async () =>
  new Response(await getPermalinks(), { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
