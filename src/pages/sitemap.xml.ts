import type { APIRoute } from 'astro';
import { getSitemapIndex } from '../discovery/endpoints.ts';

export const getProps = getSitemapIndex;

export const GET: APIRoute = async () =>
  new Response(await getProps(), { headers: { 'Content-Type': 'application/xml; charset=utf-8' } });
