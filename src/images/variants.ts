import type { Picture } from '../content/schema/article.ts';
import { absoluteAddress, addresses, basePath } from '../lib/addresses.ts';

/** A file that a picture is published as. */
export interface PictureVariant {
  /** The file's name under `/pictures/`: part of the picture's digest, the edition, width and format. */
  name: string;
  width: number;
  format: PictureFormat;
}

export type PictureFormat = 'avif' | 'webp' | 'jpeg' | 'png';

/**
 * How pictures are drawn: a part of the digest of the encoders' settings and versions in
 * `data/drawn-pictures.ts`, whose test says the new one. Published files are kept for ever by their names,
 * so that other bytes need another.
 */
export const pictureEdition = '9cd275';

const widths = [480, 800, 1280];

/** The widths a picture is published in: those below its own, and its own up to the largest. */
export function variantWidths(picture: Picture): number[] {
  const largest = Math.min(picture.width, Math.max(...widths));
  return [...widths.filter((width) => width < largest), largest];
}

/** The format that every reader can show. */
function fallbackFormat({ hasAlpha }: Picture): PictureFormat {
  return hasAlpha ? 'png' : 'jpeg';
}

/** The one file of a picture that stands for it where none can be chosen. */
export function fallbackVariant(picture: Picture): PictureVariant {
  return nameVariant(picture, Math.max(...variantWidths(picture)), fallbackFormat(picture));
}

export function pictureVariants(picture: Picture): PictureVariant[] {
  const formats: PictureFormat[] = ['avif', 'webp', fallbackFormat(picture)];
  return formats.flatMap((format) =>
    variantWidths(picture).map((width) => nameVariant(picture, width, format)),
  );
}

/** The same bytes, drawn in the same way, always have the same name, and others another. */
export function nameVariant(picture: Picture, width: number, format: PictureFormat): PictureVariant {
  const extension = format === 'jpeg' ? 'jpg' : format;
  const name = `${picture.digest.slice(0, 16)}-${pictureEdition}-${String(width)}.${extension}`;
  return { name, width, format };
}

/** The height that keeps a picture's proportions at a width, in pixels. */
export function heightAt(picture: Picture, width: number): number {
  return Math.max(1, Math.round((picture.height * width) / picture.width));
}

/** A picture in the one file that every reader can show, at its place on the site. */
export interface PublishedPicture {
  /** With scheme and host. */
  address: string;
  /** In pixels. */
  width: number;
  height: number;
}

export function locateFallback(picture: Picture, siteUrl: string): PublishedPicture {
  const { name, width } = fallbackVariant(picture);
  const address = absoluteAddress(siteUrl, addresses.picture(basePath(siteUrl), name));
  return { address, width, height: heightAt(picture, width) };
}
