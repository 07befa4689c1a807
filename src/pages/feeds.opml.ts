import type { APIRoute } from 'astro';
import { getFeedList } from '../page-props/feeds-page.ts';

export const getProps = getFeedList;

export const GET: APIRoute = async () =>
  new Response(await getProps(), { headers: { 'Content-Type': 'text/x-opml; charset=utf-8' } });
