import { createRandom } from './random.ts';
import { scenes, type Palette, type Sheet } from './scenes.ts';
import type { SceneName } from './story-kind.ts';

/** A picture that stories carry, not yet drawn as pixels. */
export interface Drawing {
  /** Relative to the content folder, with `/`; the ending says the format. */
  file: string;
  scene: SceneName;
  alt: string;
  svg: string;
}

const dawn: Palette = {
  sky: ['#f6d9c0', '#9cc1cf'],
  far: '#7f9fae',
  near: '#35576b',
  accent: '#d9734e',
  light: '#fdf3e7',
  ink: '#1f3442',
};
const noon: Palette = {
  sky: ['#d5ecf0', '#6fb1c4'],
  far: '#8fb8a8',
  near: '#2f6f6b',
  accent: '#e3a63b',
  light: '#fbfbf4',
  ink: '#173c3f',
};
const night: Palette = {
  sky: ['#3b4a78', '#131b38'],
  far: '#46578c',
  near: '#222c55',
  accent: '#f0b55a',
  light: '#e8ecfa',
  ink: '#0b1026',
};
const herb: Palette = {
  sky: ['#eef0dc', '#b9cfa4'],
  far: '#93ad7c',
  near: '#47683f',
  accent: '#b4553f',
  light: '#fafaf0',
  ink: '#23351f',
};

/** Few and small, for each is drawn in several widths and formats; stories share them, as newsrooms do theirs. */
export const drawings: readonly Drawing[] = [
  draw(
    'plant-by-the-river.jpg',
    'plant',
    'Drawing of a plant with two chimneys beside a river',
    960,
    540,
    dawn,
  ),
  draw('plant-at-night.jpg', 'plant', 'Drawing of a plant at night, its windows lit', 640, 360, night),
  draw('bioreactors.jpg', 'tanks', 'Drawing of a row of steel tanks, joined by pipes', 720, 450, noon),
  draw('tank-hall.webp', 'tanks', 'Drawing of tall tanks in a hall', 480, 600, herb),
  draw('vials.jpg', 'vials', 'Drawing of vials in a row, filled to different heights', 720, 405, noon),
  draw('vials-on-shelves.jpg', 'vials', 'Drawing of three shelves of vials', 600, 600, dawn),
  draw('laboratory.jpg', 'lab', 'Drawing of flasks on a bench under a lamp', 640, 360, herb),
  draw('molecule.png', 'molecule', 'Drawing of a molecule: balls joined by rods', 640, 480, noon),
  draw(
    'lorry-on-the-road.jpg',
    'truck',
    'Drawing of a lorry with a cooled trailer on a road between hills',
    800,
    334,
    dawn,
  ),
  draw('city.jpg', 'city', 'Drawing of the towers of a city behind a lake', 640, 360, night),
  draw('curve.jpg', 'chart', 'Drawing of a curve that rises over columns', 640, 360, herb),
];

function draw(
  name: string,
  scene: SceneName,
  alt: string,
  width: number,
  height: number,
  palette: Palette,
): Drawing {
  const sheet: Sheet = { width, height, palette, random: createRandom('drawing', name) };
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${String(width)}" height="${String(height)}">`,
    scenes[scene](sheet),
    '</svg>',
  ].join('');
  return { file: `articles/pictures/${name}`, scene, alt, svg };
}
