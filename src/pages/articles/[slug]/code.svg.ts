import type { APIRoute } from 'astro';
import { getArticleCodePaths } from '../../../images/endpoints.ts';
import { drawCode } from '../../../images/qr-code.ts';

export const getStaticPaths = getArticleCodePaths;

export const GET: APIRoute<{ address: string }> = ({ props }) =>
  new Response(drawCode(props.address), { headers: { 'Content-Type': 'image/svg+xml' } });
