import type { APIRoute } from 'astro';
import { getKeyPaths } from '../routes/keys.ts';

export const getStaticPaths = getKeyPaths;

export const GET: APIRoute<{ key: string }> = ({ props }) =>
  new Response(props.key, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
