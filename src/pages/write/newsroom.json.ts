import type { APIRoute } from 'astro';
import { getPublishedNewsroom } from '../../page-props/write.ts';

export const getProps = getPublishedNewsroom;

export const GET: APIRoute = async () => {
  const newsroom = await getProps();
  return newsroom ? Response.json(newsroom) : new Response(null, { status: 404 });
};
