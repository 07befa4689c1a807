import { listWidths } from '../content/picture-widths.ts';
import type { Picture } from '../content/schema/article.ts';
import { absoluteAddress, addresses, basePath } from '../lib/addresses.ts';

/** One of the files of a published picture. */
export interface PictureVariant {
  /** The file's name under `/pictures/`: the beginning of the picture's digest, the edition, width and format. */
  name: string;
  width: number;
  format: PictureFormat;
}

export type PictureFormat = 'avif' | 'webp' | 'jpeg' | 'png';

/**
 * The beginning of a digest of the encoders' settings and versions (see drawing.ts, whose test shows the new
 * value). Caches keep published files for ever by name, so different bytes need a different name.
 */
export const pictureEdition = '9cd275';

/** The widths at which a picture is drawn, in pixels. */
export function variantWidths(picture: Picture): number[] {
  return listWidths(picture, picture.file.endsWith('.svg'));
}

/** The format that every browser can show. */
function fallbackFormat({ hasAlpha }: Picture): PictureFormat {
  return hasAlpha ? 'png' : 'jpeg';
}

/** The file for places that take only one, such as feeds. */
export function fallbackVariant(picture: Picture): PictureVariant {
  return nameVariant(picture, Math.max(...variantWidths(picture)), fallbackFormat(picture));
}

export function pictureVariants(picture: Picture): PictureVariant[] {
  const formats: PictureFormat[] = ['avif', 'webp', fallbackFormat(picture)];
  return formats.flatMap((format) =>
    variantWidths(picture).map((width) => nameVariant(picture, width, format)),
  );
}

export function nameVariant(picture: Picture, width: number, format: PictureFormat): PictureVariant {
  const extension = format === 'jpeg' ? 'jpg' : format;
  const name = `${picture.digest.slice(0, 16)}-${pictureEdition}-${String(width)}.${extension}`;
  return { name, width, format };
}

/** In pixels, with the proportions of the picture. */
export function heightAt(picture: Picture, width: number): number {
  return Math.max(1, Math.round((picture.height * width) / picture.width));
}

/** In pixels: the size in which a picture is shown where there is room. */
export function shownSize(picture: Picture): { width: number; height: number } {
  const width = Math.min(picture.width, fallbackVariant(picture).width);
  return { width, height: heightAt(picture, width) };
}

/** The address and size of a picture's fallback file. */
export interface PublishedPicture {
  /** With scheme and host. */
  address: string;
  /** In pixels. */
  width: number;
  height: number;
}

export function locateFallback(picture: Picture, siteUrl: string): PublishedPicture {
  const { name } = fallbackVariant(picture);
  const address = absoluteAddress(siteUrl, addresses.picture(basePath(siteUrl), name));
  return { address, ...shownSize(picture) };
}
