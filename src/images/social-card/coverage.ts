import type { Outline, Point } from './outlines.ts';

/** How much of each pixel of a box an outline covers. */
export interface Coverage {
  left: number;
  top: number;
  width: number;
  /** Row by row, from 0 to 1. */
  shares: Float32Array;
}

/**
 * Each row of pixels is measured in strips. Parts of an outline may overlap, and where their edges coincide
 * these would count twice; but a strip is not covered more than once.
 */
const stripCount = 4;

export function measureCoverage(outline: Outline, x: number, size: number): Coverage {
  if (outline.length === 0) return { left: 0, top: 0, width: 0, shares: new Float32Array() };
  const polygons = outline.map((polygon) =>
    polygon.map((corner) => ({ x: x + corner.x * size, y: corner.y * size })),
  );
  const xs = polygons.flat().map((corner) => corner.x);
  const ys = polygons.flat().map((corner) => corner.y);
  const left = Math.floor(Math.min(...xs));
  const top = Math.floor(Math.min(...ys));
  const width = Math.floor(Math.max(...xs)) + 2 - left;
  const height = Math.ceil(Math.max(...ys)) - top;

  const changes = new Float32Array(width * height * stripCount);
  for (const polygon of polygons) {
    const corners = polygon.map((corner) => ({ x: corner.x - left, y: (corner.y - top) * stripCount }));
    for (const [index, corner] of corners.entries()) {
      addSide(changes, width, corners.at(index - 1) ?? corner, corner);
    }
  }
  const shares = new Float32Array(width * height);
  for (let strip = 0; strip < height * stripCount; strip += 1) {
    const row = Math.floor(strip / stripCount) * width;
    let covered = 0;
    for (let column = 0; column < width; column += 1) {
      covered += changes[strip * width + column] ?? 0;
      const share = Math.min(1, Math.abs(covered)) / stripCount;
      shares[row + column] = (shares[row + column] ?? 0) + share;
    }
  }
  return { left, top, width, shares };
}

/**
 * A side covers what is to its right, up to a side of the other direction. Notes by how much more of each pixel
 * than of the one before it.
 */
function addSide(changes: Float32Array, width: number, from: Point, to: Point): void {
  if (from.y === to.y) return;
  const direction = from.y < to.y ? 1 : -1;
  const [upper, lower] = from.y < to.y ? [from, to] : [to, from];
  const slope = (lower.x - upper.x) / (lower.y - upper.y);
  for (let row = Math.floor(upper.y); row < lower.y; row += 1) {
    const top = Math.max(upper.y, row);
    const bottom = Math.min(lower.y, row + 1);
    const xs = [top, bottom].map((y) => upper.x + (y - upper.y) * slope);
    const left = Math.min(...xs);
    const right = Math.max(...xs);
    for (let column = Math.floor(left); column <= right; column += 1) {
      const start = Math.max(left, column);
      const end = Math.min(right, column + 1);
      const part = left === right ? 1 : (end - start) / (right - left);
      const change = direction * (bottom - top) * part;
      // To the left of the side, this pixel is not covered; the next one is all along.
      const missing = change * ((start + end) / 2 - column);
      const place = row * width + column;
      changes[place] = (changes[place] ?? 0) + change - missing;
      changes[place + 1] = (changes[place + 1] ?? 0) + missing;
    }
  }
}
