import type { APIRoute } from 'astro';
import { getSitemap } from '../routes/sitemap.ts';

export const GET: APIRoute = async () =>
  new Response(await getSitemap(), { headers: { 'Content-Type': 'application/xml; charset=utf-8' } });
