import type { APIRoute } from 'astro';
import { getSitemapIndex } from '../discovery/endpoints.ts';

export const GET: APIRoute = async () =>
  new Response(await getSitemapIndex(), { headers: { 'Content-Type': 'application/xml; charset=utf-8' } });
