import { Canvas } from './canvas.ts';
import { measureCoverage, type Coverage } from './coverage.ts';
import type { Letter, TextShaper } from './fonts.ts';
import { inks, paper, socialCardSize, type CardLayout, type TextLine } from './layout.ts';
import { createRectangle } from './outlines.ts';

const centre = socialCardSize.width / 2;

/** Draws a card as a PNG. */
export function drawCard({ bars, lines }: CardLayout, shapeText: TextShaper): Uint8Array {
  const canvas = new Canvas(socialCardSize);
  for (const { width, height, top, ink } of bars) {
    canvas.draw(measureCoverage(createRectangle(width, height), 0, 1), centre - width / 2, top, ink);
  }
  for (const line of lines) drawLine(canvas, line, shapeText);
  return canvas.encodePng(paper, inks);
}

/** Between the parts of a line, in em. */
const gap = 0.87;

/** How far the middle of a line is above its baseline, in em. */
const middleHeight = 0.35;

function drawLine(
  canvas: Canvas,
  { parts, size, letterSpacing, middle }: TextLine,
  shapeText: TextShaper,
): void {
  const baseline = Math.round(middle + middleHeight * size);
  const shaped = parts.map(({ text, isBold, ink }) => ({ ink, ...shapeText(text, isBold, letterSpacing) }));
  const lineWidth = shaped.reduce((sum, { width }) => sum + width + gap, -gap) * size;
  let left = centre - lineWidth / 2;
  for (const { letters, width, ink } of shaped) {
    for (const letter of letters) {
      const x = left + letter.x * size;
      canvas.draw(coverLetter(letter, x - Math.floor(x), size), Math.floor(x), baseline, ink);
    }
    left += (width + gap) * size;
  }
}

/** Letters recur on other cards. */
const coverages = new Map<string, Coverage>();

/** The coverage of a letter that begins within a pixel, at the nearest quarter of it. */
function coverLetter({ name, createOutline }: Letter, x: number, size: number): Coverage {
  const quarters = Math.round(x * 4);
  const key = [name, size, quarters].join(' ');
  let coverage = coverages.get(key);
  if (!coverage) {
    coverage = measureCoverage(createOutline(), quarters / 4, size);
    // Latin letters have some 1,500; with thousands of Chinese ones they would take too much memory.
    if (coverages.size === 4000) coverages.clear();
    coverages.set(key, coverage);
  }
  return coverage;
}
