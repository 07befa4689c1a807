import type { Picture } from '../content/schema/article.ts';
import { addresses } from '../lib/addresses.ts';
import { escapeHtml } from '../lib/html.ts';
import { findLanguage } from '../lib/language.ts';
import { fallbackVariant, nameVariant, shownSize, variantWidths, type PictureFormat } from './variants.ts';

export interface PicturePlacement {
  alt: string;
  /** The `sizes` attribute of `<img>`. */
  sizes: string;
  /** The first picture of the page loads at once, others lazily. */
  isFirst: boolean;
}

/** Formats a `<picture>` with AVIF, WebP and a fallback that every browser can show. */
export function formatPicture(
  picture: Picture,
  base: string,
  { alt, sizes, isFirst }: PicturePlacement,
): string {
  const widths = variantWidths(picture);
  const candidates = (format: PictureFormat) =>
    widths
      .map(
        (width) => `${addresses.picture(base, nameVariant(picture, width, format).name)} ${String(width)}w`,
      )
      .join(', ');
  const fallback = fallbackVariant(picture);
  const { width, height } = shownSize(picture);
  const language = findLanguage(alt);
  const attributes = [
    `src="${addresses.picture(base, fallback.name)}"`,
    `srcset="${candidates(fallback.format)}"`,
    `sizes="${sizes}"`,
    `width="${String(width)}"`,
    `height="${String(height)}"`,
    `alt="${escapeHtml(alt)}"`,
    ...(language ? [`lang="${language}"`] : []),
    isFirst ? 'fetchpriority="high"' : 'loading="lazy" decoding="async"',
  ];
  const sources = (['avif', 'webp'] as const)
    .map((format) => `<source type="image/${format}" srcset="${candidates(format)}" sizes="${sizes}">`)
    .join('');
  return `<picture>${sources}<img ${attributes.join(' ')}></picture>`;
}
