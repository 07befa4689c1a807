import type { APIRoute } from 'astro';
import { getRobots } from '../routes/sitemap.ts';

export const GET: APIRoute = async () =>
  new Response(await getRobots(), { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
