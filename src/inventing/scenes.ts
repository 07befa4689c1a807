import type { Random } from './random.ts';
import type { SceneName } from './story-kind.ts';

export interface Palette {
  sky: [string, string];
  far: string;
  near: string;
  accent: string;
  light: string;
  ink: string;
}

/** What is drawn on, in pixels, and with what. */
export interface Sheet {
  width: number;
  height: number;
  palette: Palette;
  random: Random;
}

/** What each scene looks like, as the inside of an SVG picture. */
export const scenes: Readonly<Record<SceneName, (sheet: Sheet) => string>> = {
  plant(sheet) {
    const { width, height, palette, random } = sheet;
    const ground = height * 0.72;
    const halls = spread(width, 5).map((left, index) => {
      const hallHeight = height * (0.16 + random.below(20) / 100);
      const hallWidth = width * 0.19;
      const windows = spread(hallWidth, 6).flatMap((offset) =>
        [0.25, 0.55].map((level) =>
          box(
            left + offset + 4,
            ground - hallHeight * (1 - level),
            hallWidth * 0.09,
            hallHeight * 0.14,
            random.chance(0.6) ? palette.accent : palette.light,
          ),
        ),
      );
      return [
        box(left, ground - hallHeight, hallWidth, hallHeight, index % 2 === 0 ? palette.near : palette.far),
        ...windows,
      ].join('');
    });
    const chimneys = [0.28, 0.36].map(
      (at) =>
        box(width * at, height * 0.2, width * 0.022, ground - height * 0.2, palette.ink) +
        [0, 1, 2]
          .map((puff) =>
            disc(
              width * (at + 0.02 + puff * 0.05),
              height * (0.17 - puff * 0.04),
              width * (0.02 + puff * 0.012),
              palette.light,
              0.7,
            ),
          )
          .join(''),
    );
    const waves = spread(width, 9).map((left, index) =>
      box(
        left,
        ground + height * (0.06 + 0.04 * (index % 5)),
        width * 0.07,
        height * 0.008,
        palette.light,
        0.5,
      ),
    );
    return [
      drawSky(sheet),
      drawHills(sheet, 0.62),
      ...chimneys,
      ...halls,
      box(0, ground, width, height - ground, palette.far),
      ...waves,
    ].join('');
  },
  tanks(sheet) {
    const { width, height, palette, random } = sheet;
    const floor = height * 0.86;
    const tanks = spread(width, 4).map((left) => {
      const tankWidth = width * 0.17;
      const top = height * (0.22 + random.below(14) / 100);
      const middle = left + tankWidth * 0.65;
      return [
        box(middle - 3, 0, 6, top, palette.ink),
        `<rect x="${round(left + tankWidth * 0.15)}" y="${round(top)}" width="${round(tankWidth)}" height="${round(floor - top)}" rx="${round(tankWidth / 2.4)}" fill="${palette.light}" stroke="${palette.ink}" stroke-width="4"/>`,
        box(
          left + tankWidth * 0.3,
          top + tankWidth * 0.5,
          tankWidth * 0.1,
          (floor - top) * 0.5,
          palette.far,
          0.5,
        ),
        disc(middle, top + (floor - top) * 0.55, tankWidth * 0.13, palette.accent),
        box(left + tankWidth * 0.3, floor - 4, 8, height * 0.08, palette.ink),
        box(left + tankWidth, floor - 4, 8, height * 0.08, palette.ink),
      ].join('');
    });
    return [
      drawSky(sheet),
      box(0, height * 0.12, width, 8, palette.near),
      box(0, height * 0.16, width, 5, palette.near),
      box(0, height * 0.92, width, height * 0.08, palette.near),
      ...tanks,
    ].join('');
  },
  vials(sheet) {
    const { width, height, palette, random } = sheet;
    const rows = height === width ? [0.34, 0.62, 0.9] : [0.86];
    const vials = rows.flatMap((row) =>
      spread(width, 7).map((left) => {
        const base = height * row;
        const vialWidth = width * 0.09;
        const vialHeight = height * (rows.length > 1 ? 0.2 : 0.5);
        const level = vialHeight * (0.3 + random.below(50) / 100);
        const x = left + width * 0.025;
        return [
          `<rect x="${round(x)}" y="${round(base - vialHeight)}" width="${round(vialWidth)}" height="${round(vialHeight)}" rx="8" fill="${palette.light}" opacity="0.85"/>`,
          box(x + 4, base - level, vialWidth - 8, level - 4, palette.accent, 0.75),
          box(x + vialWidth * 0.2, base - vialHeight * 1.1, vialWidth * 0.6, vialHeight * 0.1, palette.ink),
          box(
            x + vialWidth * 0.12,
            base - vialHeight * 1.2,
            vialWidth * 0.76,
            vialHeight * 0.11,
            palette.near,
          ),
        ].join('');
      }),
    );
    return [
      drawSky(sheet),
      ...rows.map((row) => box(0, height * row, width, height * 0.03, palette.near)),
      ...vials,
    ].join('');
  },
  lab(sheet) {
    const { width, height, palette, random } = sheet;
    const bench = height * 0.8;
    const flasks = spread(width, 5).map((left, index) => {
      const size = height * (0.24 + random.below(16) / 100);
      const middle = left + width * 0.1;
      const colour = index % 2 === 0 ? palette.accent : palette.near;
      return [
        `<path d="M${round(middle - size * 0.1)} ${round(bench - size)}h${round(size * 0.2)}v${round(size * 0.4)}l${round(size * 0.3)} ${round(size * 0.6)}h${round(-size * 0.8)}l${round(size * 0.3)} ${round(-size * 0.6)}z" fill="${palette.light}" stroke="${palette.ink}" stroke-width="4" stroke-linejoin="round"/>`,
        `<path d="M${round(middle - size * 0.25)} ${round(bench - size * 0.3)}h${round(size * 0.5)}l${round(size * 0.13)} ${round(size * 0.28)}h${round(-size * 0.76)}z" fill="${colour}"/>`,
        ...[0, 1, 2].map((bubble) =>
          disc(
            middle - size * 0.08 + bubble * size * 0.08,
            bench - size * (0.36 + bubble * 0.12),
            size * 0.03,
            colour,
          ),
        ),
      ].join('');
    });
    return [
      drawSky(sheet),
      `<path d="M${round(width * 0.5)} 0L${round(width * 0.12)} ${round(bench)}H${round(width * 0.88)}z" fill="${palette.light}" opacity="0.45"/>`,
      box(0, bench, width, height - bench, palette.near),
      ...flasks,
    ].join('');
  },
  molecule({ width, height, palette, random }) {
    const atoms = Array.from({ length: 13 }, (_, index) => ({
      x: width * (0.12 + 0.76 * (index / 12)),
      y: height * (0.5 + 0.3 * Math.sin(index * 1.35) + random.between(-6, 6) / 100),
      size: height * (0.04 + random.below(5) / 100),
      colour: [palette.accent, palette.near, palette.far][index % 3] ?? palette.ink,
    }));
    const rods = atoms.slice(1).map((atom, index) => {
      const from = atoms[index] ?? atom;
      return `<path d="M${round(from.x)} ${round(from.y)}L${round(atom.x)} ${round(atom.y)}" stroke="${palette.far}" stroke-width="12"/>`;
    });
    const balls = atoms.map(
      ({ x, y, size, colour }) =>
        disc(x, y, size, colour) + disc(x - size * 0.3, y - size * 0.3, size * 0.25, palette.light, 0.7),
    );
    return [...rods, ...balls].join('');
  },
  truck(sheet) {
    const { width, height, palette } = sheet;
    const road = height * 0.8;
    const size = height * 0.34;
    const left = width * 0.3;
    return [
      drawSky(sheet),
      disc(width * 0.8, height * 0.26, height * 0.1, palette.light, 0.9),
      drawHills(sheet, 0.6),
      box(0, road - height * 0.04, width, height * 0.24, palette.ink),
      ...spread(width, 10).map((at) =>
        box(at, road + height * 0.07, width * 0.05, height * 0.015, palette.light),
      ),
      box(left, road - size * 1.15, size * 2.6, size, palette.light),
      box(left, road - size * 0.5, size * 2.6, size * 0.12, palette.accent),
      `<path d="M${round(left + size * 2.7)} ${round(road - size * 0.15)}v${round(-size * 0.75)}h${round(size * 0.5)}l${round(size * 0.3)} ${round(size * 0.4)}v${round(size * 0.35)}z" fill="${palette.accent}"/>`,
      ...[0.4, 0.85, 2.2, 3.05].map(
        (at) =>
          disc(left + size * at, road - size * 0.08, size * 0.18, palette.near) +
          disc(left + size * at, road - size * 0.08, size * 0.07, palette.light),
      ),
    ].join('');
  },
  city(sheet) {
    const { width, height, palette, random } = sheet;
    const shore = height * 0.7;
    const towers = spread(width, 16).flatMap((left, index) => {
      const tower = height * (0.14 + random.below(42) / 100);
      const towerWidth = width * 0.05;
      const lights = Array.from({ length: 10 }, (_, light) =>
        random.chance(0.5)
          ? box(
              left + 6 + (light % 3) * towerWidth * 0.28,
              shore - tower + 10 + Math.floor(light / 3) * 22,
              towerWidth * 0.16,
              9,
              palette.accent,
              0.9,
            )
          : '',
      );
      return [
        box(left, shore - tower, towerWidth, tower, index % 3 === 0 ? palette.far : palette.near),
        ...lights,
      ];
    });
    return [
      drawSky(sheet),
      disc(width * 0.16, height * 0.2, height * 0.07, palette.light),
      ...towers,
      box(0, shore, width, height - shore, palette.ink),
      ...spread(width, 12).map((left, index) =>
        box(
          left,
          shore + height * (0.04 + 0.05 * (index % 5)),
          width * 0.06,
          height * 0.008,
          palette.accent,
          0.5,
        ),
      ),
    ].join('');
  },
  chart(sheet) {
    const { width, height, palette, random } = sheet;
    const base = height * 0.88;
    const heights = spread(width, 12).map(
      (_, index) => height * (0.12 + index * 0.045 + random.below(9) / 100),
    );
    const columns = heights.map((column, index) =>
      box(
        width * (0.06 + index * 0.075),
        base - column,
        width * 0.05,
        column,
        index === heights.length - 1 ? palette.accent : palette.far,
      ),
    );
    const points = heights.map(
      (column, index) => `${round(width * (0.085 + index * 0.075))} ${round(base - column - height * 0.06)}`,
    );
    return [
      drawSky(sheet),
      ...[0.2, 0.4, 0.6].map((at) => box(width * 0.04, height * at, width * 0.92, 2, palette.near, 0.4)),
      ...columns,
      `<path d="M${points.join('L')}" fill="none" stroke="${palette.ink}" stroke-width="6" stroke-linejoin="round" stroke-linecap="round"/>`,
      box(width * 0.04, base, width * 0.92, 5, palette.ink),
    ].join('');
  },
};

function drawSky({ width, height, palette: { sky } }: Sheet): string {
  return `<defs><linearGradient id="sky" x2="0" y2="1"><stop stop-color="${sky[1]}"/><stop offset="1" stop-color="${sky[0]}"/></linearGradient></defs><rect width="${String(width)}" height="${String(height)}" fill="url(#sky)"/>`;
}

function drawHills({ width, height, palette, random }: Sheet, at: number): string {
  return [palette.far, palette.near]
    .map((colour, row) => {
      const y = height * (at + row * 0.1);
      const bends = spread(width, 4).map(
        (left) =>
          `Q${round(left + width / 8)} ${round(y - height * (0.08 + random.below(12) / 100))} ${round(left + width / 4)} ${round(y)}`,
      );
      return `<path d="M0 ${round(y)}${bends.join('')}V${String(height)}H0z" fill="${colour}" opacity="0.6"/>`;
    })
    .join('');
}

function box(x: number, y: number, width: number, height: number, fill: string, opacity = 1): string {
  return `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" fill="${fill}" opacity="${String(opacity)}"/>`;
}

function disc(x: number, y: number, radius: number, fill: string, opacity = 1): string {
  return `<circle cx="${round(x)}" cy="${round(y)}" r="${round(radius)}" fill="${fill}" opacity="${String(opacity)}"/>`;
}

/** Where each of several equal parts of a length begins. */
function spread(length: number, parts: number): number[] {
  return Array.from({ length: parts }, (_, index) => (length * index) / parts);
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}
