import sharp, {
  type AvifOptions,
  type JpegOptions,
  type PngOptions,
  type SharpOptions,
  type WebpOptions,
} from 'sharp';
import type { PictureVariant } from './variants.ts';
import { contentDirectory } from '../content/loader/content-directory.ts';
import { createDigest } from '../lib/digest.ts';
import { readPictureBytes } from '../content/loader/picture-files.ts';
import type { Picture } from '../content/schema/article.ts';
import { DiskCache } from '../lib/disk-cache.ts';

/** What decides the bytes of a drawing besides the picture, the width, the format and sharp. */
export interface DrawingSettings {
  input: SharpOptions;
  avif: AvifOptions;
  webp: WebpOptions;
  jpeg: JpegOptions;
  png: PngOptions;
}

/** sharp drops metadata, which may contain the place of a photograph, unless it is asked to keep it. */
export const drawingSettings: DrawingSettings = {
  input: { autoOrient: true },
  // One below the default effort: half the time for files a tenth larger.
  avif: { quality: 55, effort: 3 },
  webp: { quality: 76 },
  jpeg: { quality: 78, mozjpeg: true },
  png: { compressionLevel: 9 },
};

/** Where pictures come from, where drawn ones are kept, and how they are drawn. */
export interface DrawingOptions {
  contentDirectory: string;
  cache: DiskCache;
  settings: DrawingSettings;
}

const siteOptions: DrawingOptions = {
  contentDirectory,
  cache: new DiskCache('pictures'),
  settings: drawingSettings,
};

/** The value that `pictureEdition` of variants.ts must have; it depends on the settings and on sharp. */
export function digestEdition(settings: DrawingSettings, versions: unknown = sharp.versions): string {
  return createDigest(JSON.stringify([settings, versions])).slice(0, 6);
}

/** What is being drawn at the moment, by its key. */
const drawings = new Map<string, Promise<Uint8Array>>();

/**
 * The bytes that a variant is published as, drawn where no build has drawn them before. Requests that
 * come together share one drawing.
 *
 * @throws where the picture is no longer as it was checked.
 */
export function drawPicture(
  picture: Picture,
  variant: PictureVariant,
  options: DrawingOptions = siteOptions,
): Promise<Uint8Array> {
  const key = createKey(picture, variant, options);
  const running = drawings.get(key);
  if (running) return running;
  const drawing = options.cache
    .getOrMake(key, () => encodePicture(picture, variant, options))
    .finally(() => drawings.delete(key));
  drawings.set(key, drawing);
  return drawing;
}

/** How many bytes a variant is published as. */
export async function measurePicture(
  picture: Picture,
  variant: PictureVariant,
  options: DrawingOptions = siteOptions,
): Promise<number> {
  const length = await options.cache.getLength(createKey(picture, variant, options));
  return length ?? (await drawPicture(picture, variant, options)).length;
}

/** Removes drawings that have long been of no use, so that the cache does not grow for ever. */
export async function prunePictures(
  used: readonly { picture: Picture; variant: PictureVariant }[],
  options: DrawingOptions = siteOptions,
): Promise<void> {
  const keys = used.map(({ picture, variant }) => createKey(picture, variant, options));
  await options.cache.prune(new Set(keys));
}

function createKey(
  { digest }: Picture,
  { width, format }: PictureVariant,
  { settings }: DrawingOptions,
): string {
  const { input, [format]: output } = settings;
  return createDigest(digest, JSON.stringify([width, format, input, output, sharp.versions]));
}

async function encodePicture(
  { file, digest }: Picture,
  { width, format }: PictureVariant,
  { contentDirectory, settings }: DrawingOptions,
): Promise<Uint8Array> {
  const original = await readPictureBytes(contentDirectory, file);
  // Drawn from other bytes it would be kept under a digest that is not its own.
  if (original.digest !== digest) throw new Error(`${file} has changed since it was checked; build again.`);
  return sharp(original.bytes, settings.input)
    .resize({ width })
    .toFormat(format, settings[format])
    .toBuffer();
}
