import type { APIRoute } from 'astro';
import { getRobots } from '../discovery/endpoints.ts';

export const getProps = getRobots;

export const GET: APIRoute = async () =>
  new Response(await getProps(), { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
