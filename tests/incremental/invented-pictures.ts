import sharp from 'sharp';
import { createRandom } from '../../tools/sample-content/random.ts';

/** Where the pictures lie; a story of a year’s folder names them by `../pictures/`. */
export const pictureFolder = 'articles/pictures/';

export type PictureFormat = 'jpeg' | 'png' | 'webp' | 'svg';

export interface InventedPicture {
  /** Without folder. */
  name: string;
  format: PictureFormat;
  bytes: Uint8Array;
}

/** Small pictures of every format, several of each, none like another. */
export async function inventPictures(seed: number): Promise<InventedPicture[]> {
  const formats: PictureFormat[] = ['jpeg', 'png', 'webp', 'svg'];
  const plans = formats.flatMap((format) => [1, 2, 3, 4].map((number) => ({ format, number })));
  return Promise.all(
    plans.map(async ({ format, number }) => {
      const svg = drawSvg(seed, `${format}-${String(number)}`);
      const bytes = format === 'svg' ? svg : await sharp(svg).toFormat(format).toBuffer();
      return { name: `figure-${format}-${String(number)}.${format}`, format, bytes };
    }),
  );
}

function drawSvg(seed: number, key: string): Buffer {
  const random = createRandom(seed, 'picture', key);
  const [width, height] = [random.between(120, 420, 20), random.between(100, 300, 20)];
  const colour = () => `hsl(${String(random.below(360))} 60% 50%)`;
  const circles = Array.from(
    { length: 4 },
    () =>
      `<circle cx="${String(random.below(width))}" cy="${String(random.below(height))}" r="${String(random.between(10, 60))}" fill="${colour()}"/>`,
  );
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${String(width)}" height="${String(height)}">${circles.join('')}</svg>`,
  );
}
