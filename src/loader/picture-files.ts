import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import sharp from 'sharp';
import type { Picture } from '../schema/article.ts';

/** A picture that can be published, or why it cannot. */
export type PictureReading = { picture: Picture } | { message: string; fix: string };

const formats = new Set(['jpeg', 'png', 'webp', 'avif', 'heif', 'gif', 'svg']);

/**
 * Reads a picture that an article names.
 *
 * @param articleFile relative to the content folder, with `/`; the picture's name counts from it.
 */
export async function readPicture(
  directory: string,
  articleFile: string,
  written: string,
): Promise<PictureReading> {
  if (/^[a-z][a-z0-9+.-]*:|^\//i.test(written)) {
    return {
      message: `the picture “${written}” does not lie beside the story`,
      fix: 'save the picture beside the story and name it like ./plant.jpg',
    };
  }
  const file = posix.normalize(posix.join(dirname(articleFile), written));
  if (file.startsWith('../')) {
    return {
      message: `the picture “${written}” lies outside the content folder`,
      fix: 'save the picture beside the story and name it like ./plant.jpg',
    };
  }
  let bytes: Buffer;
  try {
    bytes = await readFile(join(directory, file));
  } catch {
    return {
      message: `there is no picture ${file}`,
      fix: 'add the picture there, or correct its name; capitals count',
    };
  }
  try {
    const { width, height, format, hasAlpha, autoOrient } = await sharp(bytes).metadata();
    if (!formats.has(format)) throw new Error(`${format} is not a format of the web`);
    return {
      picture: {
        written,
        file,
        digest: createHash('sha256').update(bytes).digest('hex'),
        width: autoOrient.width || width,
        height: autoOrient.height || height,
        hasAlpha: hasAlpha && format !== 'jpeg',
      },
    };
  } catch {
    return { message: `the picture ${file} cannot be read`, fix: 'save it again as JPEG, PNG or WebP' };
  }
}
