import { readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import sharp, { type Metadata } from 'sharp';
import type { Finding } from '../checks/issue.ts';
import type { Picture } from '../schema/article.ts';
import { createDigest } from '../../lib/digest.ts';

/** A problem of a picture, without the position of the reference to it. */
export type PictureProblem = Omit<Finding, 'offset'>;

export type PictureFacts = Pick<Picture, 'digest' | 'width' | 'height' | 'hasAlpha'>;

export const pictureExtensions = /\.(jpe?g|png|webp|avif|gif|svg)$/;

const largestFile = 10_000_000;
const mostPixels = 50_000_000;

export const extensionsByFormat: Record<string, string[]> = {
  jpeg: ['jpg', 'jpeg'],
  png: ['png'],
  webp: ['webp'],
  heif: ['avif'],
  avif: ['avif'],
  gif: ['gif'],
  svg: ['svg'],
};

const activeSvg =
  /<script|<foreignObject|<!ENTITY|\son\w+\s*=|(?:href|src)\s*=\s*["']?\s*(?!#|data:image\/(?:png|jpeg|webp|gif))[a-z/.]|url\(\s*["']?\s*(?!#)[a-z/.]/i;

/**
 * Finds the picture file that an article refers to.
 *
 * @param files every file of the content folder, relative to it, with `/`.
 * @returns the file, relative to the content folder, or why there is none.
 */
export function findPictureFile(
  articleFile: string,
  written: string,
  files: ReadonlySet<string>,
): { file: string } | PictureProblem {
  if (/^[a-z][a-z0-9+.-]*:|^\//i.test(written)) {
    return {
      rule: 'image-file',
      message: `the picture “${written}” does not lie beside the story`,
      fix: 'save the picture beside the story and name it like ./plant.jpg',
    };
  }
  if (written.includes('\\')) {
    return {
      rule: 'image-name',
      message: `the picture “${written}” is named with a backslash`,
      fix: `write ${written.replaceAll('\\', '/')}`,
    };
  }
  const file = posix.normalize(posix.join(posix.dirname(articleFile), written));
  if (file.startsWith('../')) {
    return {
      rule: 'image-file',
      message: `the picture “${written}” lies outside the content folder`,
      fix: 'save the picture beside the story and name it like ./plant.jpg',
    };
  }
  if (files.has(file)) return { file };

  const sameButForCase = [...files].find((candidate) => candidate.toLowerCase() === file.toLowerCase());
  if (sameButForCase === undefined) {
    return {
      rule: 'image-file',
      message: `there is no picture ${file}`,
      fix: 'add the picture there, or correct its name',
    };
  }
  return {
    rule: 'image-name',
    message: `there is no picture ${file}, only ${sameButForCase}: capitals count`,
    fix: `write ${posix.relative(posix.dirname(articleFile), sameButForCase).replace(/^(?!\.)/, './')}`,
  };
}

export async function readPictureBytes(
  directory: string,
  file: string,
): Promise<{ bytes: Buffer; digest: string }> {
  const bytes = await readFile(join(directory, file));
  return { bytes, digest: createDigest(bytes) };
}

/** Decodes a picture completely, so that drawing it cannot fail later. */
export async function examinePicture(
  file: string,
  bytes: Buffer,
  digest: string,
): Promise<PictureFacts | PictureProblem> {
  if (bytes.length > largestFile) {
    return {
      rule: 'image-size',
      message: `the picture ${file} has ${String(Math.ceil(bytes.length / 1_000_000))} MB`,
      fix: 'save it smaller: 2,000 pixels across are enough, and at most 10 MB',
    };
  }
  let metadata: Metadata;
  try {
    const image = sharp(bytes, { limitInputPixels: false });
    metadata = await image.metadata();
    if (metadata.width * metadata.height <= mostPixels) await image.resize(16).toBuffer();
  } catch {
    return {
      rule: 'image-file',
      message: `the picture ${file} cannot be read`,
      fix: 'save it again as JPEG, PNG or WebP',
    };
  }
  const { width, height, format, hasAlpha, autoOrient } = metadata;
  if (width * height > mostPixels) {
    return {
      rule: 'image-size',
      message: `the picture ${file} has ${String(width)} × ${String(height)} pixels`,
      fix: 'save it smaller: 2,000 pixels across are enough',
    };
  }
  const extensions = extensionsByFormat[format];
  if (!extensions) {
    return {
      rule: 'image-file',
      message: `the picture ${file} is of the format ${format}, which browsers do not show`,
      fix: 'save it again as JPEG, PNG or WebP',
    };
  }
  if (!extensions.includes(file.slice(file.lastIndexOf('.') + 1))) {
    return {
      rule: 'image-name',
      message: `the picture ${file} is really of the format ${format}`,
      fix: `rename it to end in .${extensions[0] ?? format}`,
    };
  }
  if (
    format === 'svg' &&
    activeSvg.test(bytes.toString('utf8').replace(/xmlns(:\w+)?\s*=\s*(["']).*?\2/g, ''))
  ) {
    return {
      rule: 'image-script',
      message: `the picture ${file} holds a script, or something from elsewhere`,
      fix: 'save it again as PNG, or export it as plain SVG',
    };
  }
  return {
    digest,
    width: autoOrient.width || width,
    height: autoOrient.height || height,
    hasAlpha: hasAlpha && format !== 'jpeg',
  };
}
