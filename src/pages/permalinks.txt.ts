import type { APIRoute } from 'astro';
import { getPermalinks } from '../discovery/endpoints.ts';

export const getProps = getPermalinks;

export const GET: APIRoute = async () =>
  new Response(await getProps(), { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
