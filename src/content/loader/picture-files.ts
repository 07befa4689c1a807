import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Metadata } from 'sharp';
import type { Picture } from '../schema/article.ts';
import { recognizeBytes, recognizeName, type ForeignKind } from './foreign-files.ts';
import type { PictureProblem } from '../checks/picture-references.ts';
import { greatestPageWidth, listWidths } from '../picture-widths.ts';
import { mostPixels, tryDrawing } from './picture-trial.ts';

export type PictureFacts = Pick<Picture, 'digest' | 'width' | 'height' | 'hasAlpha'>;

const largestFile = 10_000_000;

/** In milliseconds. A drawing of a few hundred bytes may take hours. */
const longestTrial = 5_000;

const trialProcess = fileURLToPath(new URL('./picture-trial-process.ts', import.meta.url));

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
  /<script|<foreignObject|<!ENTITY|\son\w+\s*=|(?:href|src)\s*=\s*(?:["']\s*)?(?!#|data:image\/(?:png|jpeg|webp|gif))[a-z/.]|url\(\s*(?:["']\s*)?(?!#|data:)[a-z/.]/i;

/** Names of namespaces, words and comments that are shown or not, and where links would lead: what does nothing. */
const idleSvg =
  /<!--.*?(?:-->|$)|xmlns(?::\w+)?\s*=\s*(["']).*?\1|(?<=<(?:\w+:)?(?:text|tspan|title|desc|a|textPath)\b[^<>]*>)[^<]+|\b(?:xlink:)?href\s*=\s*(?:"[^"]*"|'[^']*')(?<=<a\s[^<>]{0,2000})/gs;

/** Those whose time grows with more than the pixels. */
const slowFilter =
  /<(?:\w+:)?(feTurbulence|feDiffuseLighting|feSpecularLighting|feConvolveMatrix|feMorphology)\b/;

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
  const [, filter] = slowFilter.exec(isDrawing(bytes) ? bytes.toString('utf8') : '') ?? [];
  if (filter !== undefined) {
    return {
      rule: 'image-file',
      message: `the picture ${file} holds the filter ${filter}, which takes long to draw`,
      fix: 'save it again as PNG, or leave the filter out',
    };
  }
  let metadata: Metadata;
  try {
    metadata = await (isDrawing(bytes) ? tryInProcess(bytes) : tryDrawing(bytes));
  } catch (error) {
    if (error instanceof Error && 'killed' in error && error.killed === true) return refuseSlow(file);
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
  if (listWidths(autoOrient, format === 'svg').length === 0) {
    return {
      rule: 'image-size',
      message: `the picture ${file} is ${String(width)} pixels wide and ${String(height)} high, so that nobody would see it`,
      fix: 'cut it, or save it again with other proportions',
    };
  }
  const svg = format === 'svg' ? bytes.toString('utf8') : '';
  if (activeSvg.test(svg.replace(idleSvg, ''))) {
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

/** Whether sharp may take the bytes for an SVG: it looks at the first 1,000. */
function isDrawing(bytes: Buffer): boolean {
  return /<svg/i.test(bytes.toString('latin1', 0, 1100));
}

/** As {@link tryDrawing}, in a process, since nothing else ends what the picture has it do. */
async function tryInProcess(bytes: Buffer): Promise<Metadata> {
  const trial = promisify(execFile)(process.execPath, [trialProcess], {
    timeout: longestTrial,
    killSignal: 'SIGKILL',
  });
  trial.child.stdin?.on('error', () => undefined).end(bytes);
  return JSON.parse((await trial).stdout) as Metadata;
}

function refuseSlow(file: string): PictureProblem {
  return {
    rule: 'image-file',
    message: `the picture ${file} takes more than ${String(longestTrial / 1000)} seconds to draw`,
    fix: 'save it again as PNG, or leave out its filters and repeated parts',
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
