import type { APIRoute } from 'astro';
import { getMainFeed } from '../routes/feeds.ts';

export const GET: APIRoute = async () =>
  new Response(await getMainFeed(), { headers: { 'Content-Type': 'application/rss+xml; charset=utf-8' } });
