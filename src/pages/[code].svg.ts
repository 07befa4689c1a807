import type { APIRoute } from 'astro';
import { getQrCodePaths } from '../images/endpoints.ts';

export const getStaticPaths = getQrCodePaths;

export const GET: APIRoute<{ svg: string }> = ({ props }) =>
  new Response(props.svg, { headers: { 'Content-Type': 'image/svg+xml' } });
