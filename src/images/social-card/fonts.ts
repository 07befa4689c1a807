import { readFile } from 'node:fs/promises';
import type { Font } from 'satori';

/** The advance width of a character, in em; undefined if no font has it. */
export type CharacterAdvance = (character: string) => number | undefined;

/** The family that layouts ask for. */
export const fontFamily = 'Source Serif 4';

interface FontFile {
  name: string;
  weight: 400 | 700;
  path: string;
}

const subsets = ['latin', 'latin-ext', 'vietnamese', 'greek', 'cyrillic', 'cyrillic-ext'];

/** The first that has a character draws it. satori treats each subset as a font of its own. */
export const fontFiles: readonly FontFile[] = [
  ...subsets.flatMap((subset) =>
    ([700, 400] as const).map((weight) => ({
      name: subset === 'latin' ? fontFamily : `${fontFamily} ${subset}`,
      weight,
      path: `node_modules/@fontsource/source-serif-4/files/source-serif-4-${subset}-${String(weight)}-normal.woff`,
    })),
  ),
  // It has one weight only; satori makes it bold.
  {
    name: 'ZCOOL XiaoWei',
    weight: 700,
    path: 'node_modules/@expo-google-fonts/zcool-xiaowei/400Regular/ZCOOLXiaoWei_400Regular.ttf',
  },
];

/** Loads the data for drawing a card: the fonts for satori, and the widths of their characters. */
export async function loadFonts(): Promise<{ fonts: Font[]; advance: CharacterAdvance }> {
  const { create } = await import('fontkitten');
  const fonts = await Promise.all(
    fontFiles.map(async ({ name, weight, path }) => ({ name, weight, data: await readFile(path) })),
  );
  // Letters are widest in bold, and a font has the same ones in every weight.
  const bold = fonts
    .filter(({ weight }) => weight === 700)
    .map(({ data }) => create(data))
    .filter((font) => !font.isCollection);
  const advances = new Map<string, number | undefined>();
  return {
    fonts,
    advance(character) {
      // fontkitten decodes an outline for each width, so a layout asks it for each character only once.
      if (!advances.has(character)) {
        const codePoint = character.codePointAt(0) ?? 0;
        const font = bold.find((candidate) => candidate.hasGlyphForCodePoint(codePoint));
        advances.set(character, font && font.glyphForCodePoint(codePoint).advanceWidth / font.unitsPerEm);
      }
      return advances.get(character);
    },
  };
}
