import sharp, { type Metadata } from 'sharp';
import { listWidths } from '../picture-widths.ts';

export const mostPixels = 50_000_000;

/**
 * Draws a picture as it is published, at each width, and forgets the drawing: what a damaged file holds shows only
 * then. A picture of more than {@link mostPixels} is not drawn.
 *
 * @throws what sharp says of a picture that cannot be drawn.
 */
export async function tryDrawing(bytes: Uint8Array): Promise<Metadata> {
  const metadata = await sharp(bytes, { limitInputPixels: false }).metadata();
  if (metadata.width * metadata.height > mostPixels) return metadata;
  for (const width of listWidths(metadata.autoOrient, metadata.format === 'svg')) {
    await sharp(bytes, { autoOrient: true }).resize({ width }).raw().toBuffer();
  }
  return metadata;
}
