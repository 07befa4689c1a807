import type { SvgPathCommand } from 'harfbuzzjs';

export interface Point {
  x: number;
  /** Downwards. */
  y: number;
}

type Polygon = readonly Point[];

/** What is inside lies to one side of every polygon, and to the other of those that are holes. */
export type Outline = readonly Polygon[];

/** How many sides a curve becomes: so many that they stay within a tenth of a pixel at the largest size. */
const sidesOfCurve = 6;

/** Makes polygons of a glyph, whose curves are all quadratic in fonts of the TrueType kind. */
export function createOutline(commands: readonly SvgPathCommand[], em: number): Outline {
  const outline: Point[][] = [];
  let polygon: Point[] = [];
  for (const { type, values } of commands) {
    const [x = 0, y = 0, endX = 0, endY = 0] = values.map((value) => value / em);
    const start = polygon.at(-1);
    if (type === 'M') outline.push((polygon = []));
    if (type === 'M' || type === 'L') polygon.push({ x, y: -y });
    if (type !== 'Q' || !start) continue;
    for (let side = 1; side <= sidesOfCurve; side += 1) {
      const share = side / sidesOfCurve;
      const mix = (from: number, control: number, to: number) =>
        between(between(from, control, share), between(control, to, share), share);
      polygon.push({ x: mix(start.x, x, endX), y: mix(start.y, -y, -endY) });
    }
  }
  return outline;
}

function between(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}

/** Moves all sides outwards. In fonts of the TrueType kind, outside is to the left of them. */
export function thicken(outline: Outline, distance: number): Outline {
  if (distance === 0) return outline;
  return outline.map((polygon) => {
    const corners = polygon.filter(({ x, y }, index) => {
      const previous = polygon.at(index - 1);
      return x !== previous?.x || y !== previous.y;
    });
    return corners.map((corner, index) => {
      const before = findDirection(corners.at(index - 1) ?? corner, corner);
      const after = findDirection(corner, corners[(index + 1) % corners.length] ?? corner);
      // The limit keeps sharp corners from growing into spikes.
      const scale = distance / Math.max(0.5, 1 + before.x * after.x + before.y * after.y);
      return { x: corner.x + (before.y + after.y) * scale, y: corner.y - (before.x + after.x) * scale };
    });
  });
}

function findDirection(from: Point, to: Point): Point {
  const x = to.x - from.x;
  const y = to.y - from.y;
  const length = Math.sqrt(x * x + y * y);
  return { x: x / length, y: y / length };
}

export function createRectangle(width: number, height: number): Outline {
  return [
    [
      { x: 0, y: 0 },
      { x: width, y: 0 },
      { x: width, y: height },
      { x: 0, y: height },
    ],
  ];
}
