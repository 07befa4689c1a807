import type { APIRoute } from 'astro';
import { drawPicture, prunePictures } from '../../images/drawing.ts';
import { getPicturePaths } from '../../images/endpoints.ts';

export async function getStaticPaths() {
  const paths = await getPicturePaths();
  await prunePictures(paths.map(({ props }) => props));
  return paths;
}

type Props = Awaited<ReturnType<typeof getPicturePaths>>[number]['props'];

export const GET: APIRoute<Props> = async ({ props: { picture, variant } }) =>
  new Response(new Uint8Array(await drawPicture(picture, variant)), {
    headers: { 'Content-Type': `image/${variant.format}` },
  });
