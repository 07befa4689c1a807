import sharp, { type PngOptions } from 'sharp';
import { digestCode } from '../../lib/code-digest.ts';
import { createDigest } from '../../lib/digest.ts';
import { fontFiles, loadFonts } from './fonts.ts';
import { layOutSocialCard, socialCardSize, type SocialCardTexts } from './layout.ts';
import { DiskCache } from '../../lib/disk-cache.ts';

/** The picture that other sites show with a link to a page. */
export interface SocialCard {
  /** The file’s name under `/pictures/share/`, without `.png`: the beginning of the key. */
  name: string;
  /** A digest of everything that decides the bytes. */
  key: string;
  texts: SocialCardTexts;
}

export type { SocialCardTexts };

export const socialCardFormat = { ...socialCardSize, mediaType: 'image/png' } as const;

// Sixteen colours are enough for the edges of letters; more of them take more space and time.
const encoding: PngOptions = { palette: true, colours: 16, dither: 0, effort: 1 };

const siteCache = new DiskCache('social-cards');

/** Names social cards without drawing them: other texts, and another design, get another name. */
export function createSocialCardNamer(): (texts: SocialCardTexts) => SocialCard {
  designDigest ??= digestDesign();
  const design = designDigest;
  return (texts) => {
    const { siteName, title, details } = texts;
    const key = createDigest(design, JSON.stringify([siteName, title, details]));
    return { name: key.slice(0, 16), key, texts };
  };
}

/** The PNG of a social card, from the cache or newly drawn. */
export function drawSocialCard({ key, texts }: SocialCard, cache = siteCache): Promise<Uint8Array> {
  return cache.getOrMake(key, () => renderPng(texts));
}

/** Deletes cards that have been unused for long, to limit the size of the cache. */
export async function pruneSocialCards(used: readonly SocialCard[], cache = siteCache): Promise<void> {
  await cache.prune(new Set(used.map(({ key }) => key)));
}

let designDigest: string | undefined;

/** A digest of everything that all cards depend on: this folder's code, the fonts, the package versions. */
function digestDesign(): string {
  const packages = ['satori', 'fontkitten'].map((name) => `node_modules/${name}/package.json`);
  return digestCode(
    ['src/images/social-card', ...packages, ...fontFiles.map(({ path }) => path)],
    JSON.stringify([sharp.versions, process.versions.icu]),
  );
}

async function renderPng(texts: SocialCardTexts): Promise<Uint8Array> {
  renderer ??= loadRenderer();
  const { renderSvg, fonts, advance } = await renderer;
  const svg = await renderSvg(layOutSocialCard(texts, advance), { ...socialCardSize, fonts });
  return sharp(Buffer.from(svg)).png(encoding).toBuffer();
}

let renderer: ReturnType<typeof loadRenderer> | undefined;

/** satori caches a parsed font by its bytes, so they are read once. */
async function loadRenderer() {
  const [{ default: renderSvg }, fonts] = await Promise.all([import('satori'), loadFonts()]);
  return { renderSvg, ...fonts };
}
