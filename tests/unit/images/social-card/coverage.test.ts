import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { measureCoverage } from '../../../../src/images/social-card/coverage.ts';
import { createRectangle, thicken, type Outline } from '../../../../src/images/social-card/outlines.ts';

/** The area that is covered, in pixels. */
function measureArea(outline: Outline, x = 0, size = 1): number {
  return measureCoverage(outline, x, size).shares.reduce((sum, share) => sum + share, 0);
}

function move(outline: Outline, right: number, down: number): Outline {
  return outline.map((polygon) => polygon.map(({ x, y }) => ({ x: x + right, y: y + down })));
}

/** With its sides the other way round. */
function turn(outline: Outline): Outline {
  return outline.map((polygon) => polygon.toReversed());
}

describe('the coverage of an outline', () => {
  test('tells of each pixel how much of it is inside', () => {
    const outline = move(createRectangle(2, 1.5), -0.75, -1);
    expect(measureCoverage(outline, 0, 1)).toEqual({
      left: -1,
      top: -1,
      width: 4,
      shares: Float32Array.of(0.75, 1, 0.25, 0, 0.375, 0.5, 0.125, 0),
    });
  });

  test('of a triangle adds up to its area, wherever it is', () => {
    const length = fc.double({ min: -20, max: 20, noNaN: true });
    const point = fc.record({ x: length, y: length });
    fc.assert(
      fc.property(point, point, point, fc.double({ min: 0, max: 1, noNaN: true }), (one, two, three, x) => {
        const area = ((two.x - one.x) * (three.y - one.y) - (three.x - one.x) * (two.y - one.y)) / 2;
        expect(measureArea([[one, two, three]], x)).toBeCloseTo(Math.abs(area), 2);
      }),
    );
  });

  test('counts parts that overlap once, though their edges coincide within a pixel', () => {
    const bar = createRectangle(10, 2.25);
    expect(measureArea([...bar, ...move(bar, 5, 0)])).toBeCloseTo(15 * 2.25);
  });

  test('leaves holes out', () => {
    const hole = turn(move(createRectangle(2, 2), 3.5, 3.5));
    expect(measureArea([...createRectangle(10, 10), ...hole])).toBeCloseTo(96);
    expect(measureArea([...createRectangle(10, 10), ...hole], 0.25, 2)).toBeCloseTo(4 * 96);
  });
});

test('a thicker outline grows on all sides, and its holes shrink', () => {
  const ring = [...createRectangle(10, 10), ...turn(move(createRectangle(6, 6), 2, 2))];
  expect(measureArea(thicken(ring, 0.5))).toBeCloseTo(11 * 11 - 5 * 5);
});
