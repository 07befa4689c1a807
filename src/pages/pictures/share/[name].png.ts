import type { APIRoute } from 'astro';
import {
  drawSharingPicture,
  pruneSharingPictures,
  sharingPictureFormat,
} from '../../../images/social-card/social-cards.ts';
import { getSocialCardPaths } from '../../../images/endpoints.ts';

export async function getStaticPaths() {
  const paths = await getSocialCardPaths();
  const pictures = paths.map(({ props }) => props.picture);
  await pruneSharingPictures(pictures);
  return paths;
}

type Props = Awaited<ReturnType<typeof getSocialCardPaths>>[number]['props'];

export const GET: APIRoute<Props> = async ({ props: { picture } }) =>
  new Response(new Uint8Array(await drawSharingPicture(picture)), {
    headers: { 'Content-Type': sharingPictureFormat.mediaType },
  });
