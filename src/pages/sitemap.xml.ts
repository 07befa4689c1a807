import type { APIRoute } from 'astro';
import { getSitemapIndex } from '../routes/sitemap.ts';

export const GET: APIRoute = async () =>
  new Response(await getSitemapIndex(), { headers: { 'Content-Type': 'application/xml; charset=utf-8' } });
