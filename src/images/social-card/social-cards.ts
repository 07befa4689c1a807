import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Font } from 'satori';
import sharp, { type PngOptions } from 'sharp';
import { digestCode } from '../../lib/code-digest.ts';
import { createDigest } from '../../lib/digest.ts';
import { readAdvances } from './font-file.ts';
import {
  layOutSharingPicture,
  sharingPictureFont,
  sharingPictureSize,
  type CharacterAdvance,
  type SharingPictureTexts,
} from './layout.ts';
import { DiskCache } from '../../lib/disk-cache.ts';

/** The picture that other sites show with a link to a page. */
export interface SharingPicture {
  /** The file’s name under `/pictures/share/`, without `.png`: a part of the key. */
  name: string;
  /** A digest of all that decides the bytes. */
  key: string;
  texts: SharingPictureTexts;
}

export type { SharingPictureTexts };

export const sharingPictureFormat = { ...sharingPictureSize, mediaType: 'image/png' } as const;

interface FontFile {
  name: string;
  weight: 400 | 700;
  /** In node_modules. */
  path: string;
}

const subsets = ['latin', 'latin-ext', 'vietnamese', 'greek', 'cyrillic', 'cyrillic-ext'];

/** The first that has a character draws it. To satori each part of a font is a font by itself. */
const fontFiles: readonly FontFile[] = [
  ...subsets.flatMap((subset) =>
    ([700, 400] as const).map((weight) => ({
      name: subset === 'latin' ? sharingPictureFont : `${sharingPictureFont} ${subset}`,
      weight,
      path: `@fontsource/source-serif-4/files/source-serif-4-${subset}-${String(weight)}-normal.woff`,
    })),
  ),
  // It has one weight only; satori makes bold of it.
  {
    name: 'ZCOOL XiaoWei',
    weight: 700,
    path: '@expo-google-fonts/zcool-xiaowei/400Regular/ZCOOLXiaoWei_400Regular.ttf',
  },
];

// Sixteen colours are enough for the edges of letters; more of them take more space and time.
const encoding: PngOptions = { palette: true, colours: 16, dither: 0, effort: 1 };

const siteCache = new DiskCache('sharing-pictures');

/** Names sharing pictures without drawing them: other words, and another design, have another name. */
export function createSharingPictureNamer(): (texts: SharingPictureTexts) => SharingPicture {
  designDigest ??= digestDesign();
  const design = designDigest;
  return (texts) => {
    const { siteName, title, details } = texts;
    const key = createDigest(design, JSON.stringify([siteName, title, details]));
    return { name: key.slice(0, 16), key, texts };
  };
}

/** The bytes that a sharing picture is published as, drawn where no build has drawn them before. */
export function drawSharingPicture({ key, texts }: SharingPicture, cache = siteCache): Promise<Uint8Array> {
  return cache.getOrMake(key, () => encodeTexts(texts));
}

/** Removes pictures that have long been of no use, so that the cache does not grow for ever. */
export async function pruneSharingPictures(
  used: readonly SharingPicture[],
  cache = siteCache,
): Promise<void> {
  await cache.prune(new Set(used.map(({ key }) => key)));
}

let designDigest: string | undefined;

/** A digest of what decides the bytes of every picture: the code that sets and draws it, the fonts, the versions of what it calls. */
function digestDesign(): string {
  const packaged = ['satori/package.json', ...fontFiles.map(({ path }) => path)];
  return digestCode(
    ['src/images/social-card', ...packaged.map(locatePackaged)],
    JSON.stringify([sharp.versions, process.versions.icu]),
  );
}

async function encodeTexts(texts: SharingPictureTexts): Promise<Uint8Array> {
  typeCase ??= openTypeCase();
  const { draw, fonts, advance } = await typeCase;
  const svg = await draw(layOutSharingPicture(texts, advance), { ...sharingPictureSize, fonts });
  return sharp(Buffer.from(svg)).png(encoding).toBuffer();
}

interface TypeCase {
  draw: typeof import('satori').default;
  fonts: Font[];
  advance: CharacterAdvance;
}

let typeCase: Promise<TypeCase> | undefined;

/** What drawing needs and naming does not; satori keeps what it has read of a font by the font’s bytes. */
async function openTypeCase(): Promise<TypeCase> {
  const { default: draw } = await import('satori');
  const fonts = await Promise.all(
    fontFiles.map(async ({ name, weight, path }) => ({
      name,
      weight,
      data: await readFile(locatePackaged(path)),
    })),
  );
  // Letters are widest in bold, and a font has the same ones in every weight.
  const bold = fonts.filter(({ weight }) => weight === 700).toReversed();
  const advances = new Map(bold.flatMap(({ data }) => [...readAdvances(data)]));
  const advance: CharacterAdvance = (character) => advances.get(character.codePointAt(0) ?? 0);
  return { draw, fonts, advance };
}

function locatePackaged(path: string): string {
  return join('node_modules', path);
}
