import { join } from 'node:path';
import sharp from 'sharp';
import { contentDirectory } from '../loader/content-directory.ts';
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

/** Draws a variant, turned upright, without the camera's notes (which may say where it was taken). */
export async function encodePicture(
  picture: Picture,
  { width, format }: PictureVariant,
): Promise<Uint8Array> {
  const image = sharp(join(contentDirectory, picture.file)).autoOrient().resize({ width });
  switch (format) {
    case 'avif':
      return image.avif({ quality: 55 }).toBuffer();
    case 'webp':
      return image.webp({ quality: 76 }).toBuffer();
    case 'jpeg':
      return image.jpeg({ quality: 78, mozjpeg: true }).toBuffer();
    case 'png':
      return image.png({ compressionLevel: 9 }).toBuffer();
  }
}
