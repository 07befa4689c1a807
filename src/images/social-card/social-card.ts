import { digestCode } from '../../lib/code-digest.ts';
import { createDigest } from '../../lib/digest.ts';
import { drawCard } from './card-drawing.ts';
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
  const { icu, zlib } = process.versions;
  return digestCode(
    ['src/images/social-card', 'node_modules/harfbuzzjs/package.json', ...fontFiles],
    JSON.stringify([icu, zlib]),
  );
}

async function renderPng(texts: SocialCardTexts): Promise<Uint8Array> {
  fonts ??= loadFonts();
  const { advance, shapeText } = await fonts;
  return drawCard(layOutSocialCard(texts, advance), shapeText);
}

let fonts: ReturnType<typeof loadFonts> | undefined;
