import type { APIRoute } from 'astro';
import {
  drawSocialCard,
  pruneSocialCards,
  socialCardFormat,
} from '../../../images/social-card/social-card.ts';
import { getSharingPicturePaths } from '../../../routes/sharing-pictures.ts';

export async function getStaticPaths() {
  const paths = await getSharingPicturePaths();
  const pictures = paths.map(({ props }) => props.picture);
  await pruneSocialCards(pictures);
  return paths;
}

type Props = Awaited<ReturnType<typeof getSharingPicturePaths>>[number]['props'];

export const GET: APIRoute<Props> = async ({ props: { picture } }) =>
  new Response(new Uint8Array(await drawSocialCard(picture)), {
    headers: { 'Content-Type': socialCardFormat.mediaType },
  });
