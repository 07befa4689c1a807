import type { APIRoute } from 'astro';
import { getSitemapPaths } from '../../discovery/endpoints.ts';

export const getStaticPaths = getSitemapPaths;

export const GET: APIRoute<{ xml: string }> = ({ props: { xml } }) =>
  new Response(xml, { headers: { 'Content-Type': 'application/xml; charset=utf-8' } });
