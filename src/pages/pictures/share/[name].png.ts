import type { APIRoute } from 'astro';
import {
  drawSocialCard,
  pruneSocialCards,
  socialCardFormat,
} from '../../../images/social-card/social-card.ts';
import { getSocialCardPaths } from '../../../images/endpoints.ts';

export async function getStaticPaths() {
  const paths = await getSocialCardPaths();
  const pictures = paths.map(({ props }) => props.picture);
  await pruneSocialCards(pictures);
  return paths;
}

type Props = Awaited<ReturnType<typeof getSocialCardPaths>>[number]['props'];

export const GET: APIRoute<Props> = async ({ props: { picture } }) =>
  new Response(new Uint8Array(await drawSocialCard(picture)), {
    headers: { 'Content-Type': socialCardFormat.mediaType },
  });
