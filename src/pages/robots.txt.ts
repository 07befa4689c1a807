import type { APIRoute } from 'astro';
import { getRobots } from '../discovery/endpoints.ts';

export const GET: APIRoute = async () =>
  new Response(await getRobots(), { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
