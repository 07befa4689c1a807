import type { APIRoute } from 'astro';
import { getPermalinks } from '../discovery/endpoints.ts';

export const GET: APIRoute = async () =>
  new Response(await getPermalinks(), { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
