import { pictureVariants, type PictureVariant } from './variants.ts';
import type { Picture } from '../content/schema/article.ts';
import { getArticles } from '../content/queries/articles.ts';

/** Lists the files of all pictures in public articles, each name once. */
export async function getPictureVariants(): Promise<{ picture: Picture; variant: PictureVariant }[]> {
  const articles = await getArticles();
  const files = articles
    .flatMap(({ body }) => body.pictures)
    .flatMap((picture) => pictureVariants(picture).map((variant) => ({ picture, variant })));
  return [...new Map(files.map((file) => [file.variant.name, file])).values()];
}
