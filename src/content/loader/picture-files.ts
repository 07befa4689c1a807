import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp, { type Metadata } from 'sharp';
import type { Picture } from '../schema/article.ts';
import { createDigest } from '../../lib/digest.ts';
import { recognizeBytes, recognizeName, type ForeignKind } from './foreign-files.ts';
import type { PictureProblem } from '../checks/picture-references.ts';

export type PictureFacts = Pick<Picture, 'digest' | 'width' | 'height' | 'hasAlpha'>;

/** In pixels. */
export const greatestPageWidth = 1280;

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
  /<script|<foreignObject|<!ENTITY|\son\w+\s*=|(?:href|src)\s*=\s*(?:["']\s*)?(?!#|data:image\/(?:png|jpeg|webp|gif))[a-z/.]|url\(\s*(?:["']\s*)?(?!#)[a-z/.]/i;

export async function readPictureBytes(
  directory: string,
  file: string,
): Promise<{ bytes: Buffer; digest: string }> {
  const bytes = await readFile(join(directory, file));
  return { bytes, digest: createDigest(bytes) };
}

/**
 * Decodes a picture completely, so that drawing it cannot fail later.
 *
 * @param file relative to the content folder, with `/`.
 */
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
  const kind = recognizeBytes(bytes);
  if (kind) return refuseKind(file, kind);
  // The brand of a sequence of pictures (AVIF 1.1, 6.3), which sharp may not read.
  if (/^.{4}ftyp.{0,40}avis/s.test(bytes.toString('latin1', 0, 64))) return refuseMotion(file);
  let metadata: Metadata;
  try {
    const image = sharp(bytes, { limitInputPixels: false });
    metadata = await image.metadata();
    if (metadata.width * metadata.height <= mostPixels) await image.resize(16).toBuffer();
  } catch {
    const named = recognizeName(file);
    if (named) return refuseKind(file, named);
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
  const svg = format === 'svg' ? bytes.toString('utf8') : '';
  if (activeSvg.test(svg.replace(/xmlns(:\w+)?\s*=\s*(["']).*?\2/g, ''))) {
    return {
      rule: 'image-script',
      message: `the picture ${file} holds a script, or something from elsewhere`,
      fix: 'save it again as PNG, or export it as plain SVG',
    };
  }
  if (isMoving(bytes, metadata)) return refuseMotion(file);
  const misnamed = checkExtension(file, format);
  if (misnamed) return misnamed;
  // Browsers show an SVG without a width of its own as wide as there is room (CSS Images, 5.3).
  const [root = ''] = /<svg\b[^>]*>/.exec(svg) ?? [];
  const isBoundless = root !== '' && !/\swidth\s*=\s*["'][^"'%]+["']/.test(root);
  return {
    digest,
    width: isBoundless ? greatestPageWidth : autoOrient.width || width,
    height: isBoundless
      ? Math.max(1, Math.round((height * greatestPageWidth) / width))
      : autoOrient.height || height,
    hasAlpha: hasAlpha && format !== 'jpeg',
  };
}

function refuseKind(file: string, { name, fix }: ForeignKind): PictureProblem {
  return {
    rule: 'image-file',
    message: `the picture ${file} is ${name}, which the site does not show`,
    fix,
  };
}

function refuseMotion(file: string): PictureProblem {
  return {
    rule: 'image-motion',
    message: `the picture ${file} moves, and the site shows still pictures only`,
    fix: 'save one moment of it as .png or .jpg, for example by a screenshot; to show how it moves, link to it on a site for films',
  };
}

/**
 * Whether a picture has more than one frame, or an SVG instructions to move. A page would have to offer a way
 * to stop it (WCAG 2.2, 2.2.2).
 */
export function isMoving(bytes: Buffer, { format, pages = 1 }: Metadata): boolean {
  switch (format) {
    case 'gif':
    case 'webp':
      return pages > 1;
    case 'png': {
      // An APNG tells the number of its frames in a chunk before the first of the pixels (PNG, 11.3.6.1).
      const control = bytes.subarray(0, bytes.indexOf('IDAT')).indexOf('acTL');
      return control !== -1 && bytes.readUInt32BE(control + 4) > 1;
    }
    case 'svg':
      return /<animate|<set\s|@keyframes/.test(bytes.toString('utf8'));
    default:
      return false;
  }
}

function checkExtension(file: string, format: string): PictureProblem | undefined {
  const [written = ''] = /[^./]*$/.exec(file) ?? [];
  const extensions = extensionsByFormat[format] ?? [];
  if (extensions.includes(written)) return undefined;
  const isCapitals = extensions.includes(written.toLowerCase());
  const right = isCapitals ? written.toLowerCase() : (extensions[0] ?? format);
  const to = file.slice(0, -written.length) + right;
  return {
    rule: 'image-name',
    message: isCapitals
      ? `the name of the picture ${file} ends in capitals`
      : `the picture ${file} is really of the format ${format}`,
    fix: `rename it to ${to.split('/').at(-1) ?? to}`,
    rename: { from: file, to },
  };
}
