/** In pixels. */
export const greatestPageWidth = 1280;

const widths = [480, 800, greatestPageWidth];

/** The limit of WebP, in pixels. */
const greatestHeight = 16_383;

/** The size of a picture in pixels, as it is shown. */
interface Size {
  width: number;
  height: number;
}

/**
 * The widths at which a picture is published, in pixels: the standard ones below its own, and its own, at most the
 * largest standard one. A drawing (SVG) is sharp at every width, so its own does not count.
 *
 * @returns none if it is so high that no width would do.
 */
export function listWidths({ width, height }: Size, isDrawing: boolean): number[] {
  const fitting = Math.floor((greatestHeight * width) / height);
  const largest = Math.min(isDrawing ? Infinity : width, fitting, greatestPageWidth);
  return largest < 1 ? [] : [...widths.filter((standard) => standard < largest), largest];
}
