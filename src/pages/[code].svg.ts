import type { APIRoute } from 'astro';
import { getCodePaths } from '../routes/codes.ts';

export const getStaticPaths = getCodePaths;

export const GET: APIRoute<{ svg: string }> = ({ props }) =>
  new Response(props.svg, { headers: { 'Content-Type': 'image/svg+xml' } });
