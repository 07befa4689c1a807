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
import { readCheckedFile } from '../content/loader/file-reading.ts';
import type { Picture } from '../content/schema/article.ts';
import { DiskCache } from '../lib/disk-cache.ts';

/** The settings that a drawing depends on, besides the picture, the width, the format and sharp. */
export interface DrawingSettings {
  input: SharpOptions;
  avif: AvifOptions;
  webp: WebpOptions;
  jpeg: JpegOptions;
  png: PngOptions;
}

/** By default sharp drops metadata, which may contain the location of a photograph. */
export const drawingSettings: DrawingSettings = {
  input: { autoOrient: true },
  // One below the default effort: half the time for files a tenth larger.
  avif: { quality: 55, effort: 3 },
  webp: { quality: 76 },
  jpeg: { quality: 78, mozjpeg: true },
  png: { compressionLevel: 9 },
};

/** The folder of original pictures, the cache of drawn ones, and the settings of the encoders. */
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

/** The drawings in progress, by key. */
const drawings = new Map<string, Promise<Uint8Array>>();

/**
 * The published bytes of a variant, from the cache or newly drawn. Simultaneous requests share one
 * drawing.
 *
 * @throws if the picture has changed since it was checked.
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

/** The size of a published variant in bytes. */
export async function measurePicture(
  picture: Picture,
  variant: PictureVariant,
  options: DrawingOptions = siteOptions,
): Promise<number> {
  const length = await options.cache.getLength(createKey(picture, variant, options));
  return length ?? (await drawPicture(picture, variant, options)).length;
}

/** Deletes drawings that have been unused for long, to limit the size of the cache. */
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

function encodePicture(
  { file, digest }: Picture,
  { width, format }: PictureVariant,
  { contentDirectory, settings }: DrawingOptions,
): Promise<Uint8Array> {
  // Otherwise the drawing would be cached under the digest of other bytes.
  const original = readCheckedFile(contentDirectory, file, (bytes) => createDigest(bytes) === digest);
  return sharp(original, settings.input).resize({ width }).toFormat(format, settings[format]).toBuffer();
}
