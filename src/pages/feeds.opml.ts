import type { APIRoute } from 'astro';
import { getFeedList } from '../routes/feed-index.ts';

export const GET: APIRoute = async () =>
  new Response(await getFeedList(), { headers: { 'Content-Type': 'text/x-opml; charset=utf-8' } });
