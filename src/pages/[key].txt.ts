import type { APIRoute } from 'astro';
import { getIndexNowPaths } from '../discovery/endpoints.ts';

export const getStaticPaths = getIndexNowPaths;

export const GET: APIRoute<{ key: string }> = ({ props }) =>
  new Response(props.key, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
