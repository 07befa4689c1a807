import { join, resolve } from 'node:path';
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
import { forgetUnused, recallLength, recallFile, rememberFile } from '../lib/disk-cache.ts';

/** All that decides the bytes of a drawing besides the picture, the width, the format and sharp itself. */
export interface DrawingSettings {
  input: SharpOptions;
  avif: AvifOptions;
  webp: WebpOptions;
  jpeg: JpegOptions;
  png: PngOptions;
}

/** Upright, and without the camera's notes (which may say where it was taken), since none are asked for. */
export const drawingSettings: DrawingSettings = {
  input: { autoOrient: true },
  // One step below the usual effort: half the time for files a tenth larger.
  avif: { quality: 55, effort: 3 },
  webp: { quality: 76 },
  jpeg: { quality: 78, mozjpeg: true },
  png: { compressionLevel: 9 },
};

/** Where pictures come from, where drawn ones are remembered, and how they are drawn. */
export interface PictureDesk {
  contentDirectory: string;
  memoryFolder: string;
  settings: DrawingSettings;
}

const siteDesk: PictureDesk = {
  contentDirectory,
  memoryFolder: resolve('node_modules/.cache/newsroom/pictures'),
  settings: drawingSettings,
};

/** The edition that `lib/pictures.ts` must name: other settings, and another sharp, give another. */
export function digestEdition(settings: DrawingSettings, versions: unknown = sharp.versions): string {
  return createDigest(JSON.stringify([settings, versions])).slice(0, 6);
}

/** What is being drawn at the moment, by its place in the memory. */
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
  desk: PictureDesk = siteDesk,
): Promise<Uint8Array> {
  const key = createKey(picture, variant, desk);
  const place = join(desk.memoryFolder, key);
  const running = drawings.get(place);
  if (running) return running;
  const drawing = recallOrEncode(key, picture, variant, desk).finally(() => drawings.delete(place));
  drawings.set(place, drawing);
  return drawing;
}

/** How many bytes a variant is published as. */
export async function measurePicture(
  picture: Picture,
  variant: PictureVariant,
  desk: PictureDesk = siteDesk,
): Promise<number> {
  const remembered = await recallLength(desk.memoryFolder, createKey(picture, variant, desk));
  return remembered ?? (await drawPicture(picture, variant, desk)).length;
}

/** Forgets drawings that have long been of no use, so that the memory does not grow for ever. */
export async function forgetUnusedPictures(
  used: readonly { picture: Picture; variant: PictureVariant }[],
  desk: PictureDesk = siteDesk,
): Promise<void> {
  const keys = used.map(({ picture, variant }) => createKey(picture, variant, desk));
  await forgetUnused(desk.memoryFolder, new Set(keys));
}

function createKey(
  { digest }: Picture,
  { width, format }: PictureVariant,
  { settings }: PictureDesk,
): string {
  const { input, [format]: output } = settings;
  return createDigest(digest, JSON.stringify([width, format, input, output, sharp.versions]));
}

async function recallOrEncode(
  key: string,
  picture: Picture,
  variant: PictureVariant,
  desk: PictureDesk,
): Promise<Uint8Array> {
  const remembered = recallFile(desk.memoryFolder, key);
  if (remembered) return remembered;
  const bytes = await encodePicture(picture, variant, desk);
  await rememberFile(desk.memoryFolder, key, bytes);
  return bytes;
}

async function encodePicture(
  { file, digest }: Picture,
  { width, format }: PictureVariant,
  { contentDirectory, settings }: PictureDesk,
): Promise<Uint8Array> {
  const original = await readPictureBytes(contentDirectory, file);
  // Drawn from other bytes it would be remembered under a digest that is not its own.
  if (original.digest !== digest) throw new Error(`${file} has changed since it was checked; build again.`);
  return sharp(original.bytes, settings.input)
    .resize({ width })
    .toFormat(format, settings[format])
    .toBuffer();
}
