import type { APIRoute } from 'astro';
import { getRedirectPaths } from '../discovery/endpoints.ts';

export const getStaticPaths = getRedirectPaths;

export const GET: APIRoute<{ text: string }> = ({ props }) =>
  new Response(props.text, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
