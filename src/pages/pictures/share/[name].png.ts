import type { APIRoute } from 'astro';
import {
  drawSharingPicture,
  pruneSharingPictures,
  sharingPictureFormat,
} from '../../../images/social-card/social-cards.ts';
import { getSharingPicturePaths } from '../../../routes/sharing-pictures.ts';

export async function getStaticPaths() {
  const paths = await getSharingPicturePaths();
  const pictures = paths.map(({ props }) => props.picture);
  await pruneSharingPictures(pictures);
  return paths;
}

type Props = Awaited<ReturnType<typeof getSharingPicturePaths>>[number]['props'];

export const GET: APIRoute<Props> = async ({ props: { picture } }) =>
  new Response(new Uint8Array(await drawSharingPicture(picture)), {
    headers: { 'Content-Type': sharingPictureFormat.mediaType },
  });
