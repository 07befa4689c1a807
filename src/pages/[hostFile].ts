import type { APIRoute } from 'astro';
import { getHostFilePaths } from '../routes/host-files.ts';

export const getStaticPaths = getHostFilePaths;

export const GET: APIRoute<{ text: string }> = ({ props }) =>
  new Response(props.text, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
