import type { APIRoute } from 'astro';
import { encodePicture } from '../../data/picture-variants.ts';
import { getPicturePaths } from '../../routes/pictures.ts';

export const getStaticPaths = getPicturePaths;

type Props = Awaited<ReturnType<typeof getPicturePaths>>[number]['props'];

export const GET: APIRoute<Props> = async ({ props: { picture, variant } }) =>
  new Response(new Uint8Array(await encodePicture(picture, variant)), {
    headers: { 'Content-Type': `image/${variant.format}` },
  });
