import { pictureVariants, type PictureVariant } from '../lib/pictures.ts';
import type { Picture } from '../schema/article.ts';
import { getArticles } from './articles.ts';

/** Every file that a picture of a public article is published as, each name once. */
export async function getPictureVariants(): Promise<{ picture: Picture; variant: PictureVariant }[]> {
  const articles = await getArticles();
  const files = articles
    .flatMap(({ body }) => body.pictures)
    .flatMap((picture) => pictureVariants(picture).map((variant) => ({ picture, variant })));
  return [...new Map(files.map((file) => [file.variant.name, file])).values()];
}
