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
  const scale = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser draws no pictures.');
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  // Drawings may be transparent, and letters in them stay sharp.
  const isDrawing = file.type === 'image/png' || file.type === 'image/svg+xml' || file.type === 'image/gif';
  const data = canvas.toDataURL(isDrawing ? 'image/png' : 'image/jpeg', quality);
  return { name: nameFile(file.name, isDrawing ? 'png' : 'jpg', taken), data };
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
