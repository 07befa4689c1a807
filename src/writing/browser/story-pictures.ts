import { createSlug } from '../../lib/slugs.ts';
import type { StoryForm } from '../story-form.ts';

/** A picture that is sent with a story. */
export interface StoryPicture {
  /** Of its file, which lies beside the story. */
  name: string;
  /** A `data:` address with its bytes. */
  data: string;
}

/** The longer side of a picture, in pixels: what the site shows at most, on screens of twice the pixels. */
const longestSide = 2400;
/** In bytes; the check takes ten million. */
const largestPicture = 4_000_000;
const quality = 0.86;

/**
 * Makes a picture of a story from a file: in its upright position, not larger than the site shows it, and without
 * what cameras write into it (EXIF: place, time, owner).
 *
 * @param taken the names that are in use.
 * @throws where the browser cannot read the file.
 */
export async function preparePicture(file: File, taken: readonly string[]): Promise<StoryPicture> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
  // Letters in drawings stay sharp, and a picture that can be seen through stays so.
  const keepsPixels = /^image\/(?:png|svg\+xml|gif)$/.test(file.type) || isTransparent(bitmap);
  let side = longestSide;
  let data = draw(bitmap, side, keepsPixels);
  while (data.length * 0.75 > largestPicture) {
    side *= 0.75;
    data = draw(bitmap, side, keepsPixels);
  }
  bitmap.close();
  return { name: nameFile(file.name, keepsPixels ? 'png' : 'jpg', taken), data };
}

/** @returns a `data:` address. */
function draw(bitmap: ImageBitmap, side: number, keepsPixels: boolean): string {
  const scale = Math.min(1, side / Math.max(bitmap.width, bitmap.height));
  const canvas = createCanvas(bitmap, scale);
  return canvas.toDataURL(keepsPixels ? 'image/png' : 'image/jpeg', quality);
}

function createCanvas(bitmap: ImageBitmap, scale: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser draws no pictures.');
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return canvas;
}

/** Whether a picture can be seen through anywhere; a small copy says it. */
function isTransparent(bitmap: ImageBitmap): boolean {
  const canvas = createCanvas(bitmap, Math.min(1, 64 / Math.max(bitmap.width, bitmap.height)));
  const { data = [] } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? {};
  return data.some((value, index) => index % 4 === 3 && value < 255);
}

function nameFile(written: string, extension: string, taken: readonly string[]): string {
  const stem = createSlug(written.replace(/\.\w+$/, '')).slice(0, 60) || 'picture';
  for (let number = 1; ; number += 1) {
    const name = `${stem}${number === 1 ? '' : `-${String(number)}`}.${extension}`;
    if (!taken.includes(name)) return name;
  }
}

/** Whether a story shows the picture of a name. */
export function showsPicture({ image, body }: Pick<StoryForm, 'image' | 'body'>, name: string): boolean {
  return image === `./${name}` || body.includes(`./${name}`);
}

/** The bytes of a picture. */
export function readPictureBytes({ data }: StoryPicture): Uint8Array {
  const written = atob(data.slice(data.indexOf(',') + 1));
  return Uint8Array.from(written, (letter) => letter.charCodeAt(0));
}
