import sharp from 'sharp';
import { expect, test } from 'vitest';
import { Canvas, type Colour, type Ink } from '../../../../src/images/social-card/canvas.ts';

const paper: Colour = [250, 240, 230];
const red: Ink = { colour: [200, 0, 0], first: 1, shadeCount: 10 };
const blue: Ink = { colour: [0, 0, 200], first: 11, shadeCount: 1 };

test('a canvas has shades between paper and ink, touching letters, and nothing from beside it', async () => {
  const canvas = new Canvas({ width: 4, height: 2 });
  canvas.draw({ left: 0, top: 0, width: 3, shares: Float32Array.of(1, 0.5, 0) }, 1, 0, red);
  canvas.draw({ left: 1, top: 0, width: 1, shares: Float32Array.of(0.3) }, 1, 0, red);
  canvas.draw({ left: -2, top: 1, width: 6, shares: new Float32Array(12).fill(1) }, 1, 0, blue);
  canvas.draw({ left: 0, top: -3, width: 1, shares: Float32Array.of(1) }, 0, 0, blue);

  const { data } = await sharp(canvas.encodePng(paper, [red, blue]))
    .raw()
    .toBuffer({ resolveWithObject: true });
  const [left, ink, shade, right] = [paper, red.colour, [210, 48, 46], paper];
  expect([...data]).toEqual(
    [left, ink, shade, right, ...Array.from({ length: 4 }, () => blue.colour)].flat(),
  );
});
