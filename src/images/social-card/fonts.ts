import { readFile } from 'node:fs/promises';
import { createOutline, thicken, type Outline } from './outlines.ts';

/** The advance width of a character, in em; undefined if no font has it. */
export type CharacterAdvance = (character: string) => number | undefined;

/** A line of text. All lengths are in em. */
export interface ShapedText {
  letters: Letter[];
  width: number;
}

export interface Letter {
  /** The same for all letters of the same outline. */
  name: string;
  createOutline: () => Outline;
  /** From the beginning of the line. */
  x: number;
}

/** Finds the outlines of a text, with kerning and ligatures. */
export type TextShaper = (text: string, isBold: boolean, letterSpacing: number) => ShapedText;

const folder = 'node_modules/@expo-google-fonts';

const paths = {
  bold: `${folder}/source-serif-4/700Bold/SourceSerif4_700Bold.ttf`,
  regular: `${folder}/source-serif-4/400Regular/SourceSerif4_400Regular.ttf`,
  chinese: `${folder}/zcool-xiaowei/400Regular/ZCOOLXiaoWei_400Regular.ttf`,
};

export const fontFiles: readonly string[] = Object.values(paths);

/** How far the outlines of the Chinese font, which has one weight only, move to be as bold as the other. */
const chineseBoldness = 1 / 64;

export async function loadFonts(): Promise<{ advance: CharacterAdvance; shapeText: TextShaper }> {
  const { Blob, Buffer, Face, Font, shape } = await import('harfbuzzjs');

  const load = async (path: string, boldness = 0) => {
    const font = new Font(new Face(new Blob(await readFile(path))));
    const em = font.face.upem;
    return {
      path,
      font,
      em,
      findGlyph: (character: string) => font.nominalGlyph(character.codePointAt(0) ?? 0),
      createOutline: (glyph: number) => thicken(createOutline(font.glyphToJson(glyph), em), boldness),
    };
  };
  const [bold, regular, chinese] = await Promise.all([
    load(paths.bold),
    load(paths.regular),
    load(paths.chinese, chineseBoldness),
  ]);
  const choose = (latin: typeof bold, character: string) =>
    latin.findGlyph(character) === undefined ? chinese : latin;
  const advances = new Map<string, number | undefined>();
  const buffer = new Buffer();

  return {
    advance(character) {
      // A layout asks often for the same ones.
      if (!advances.has(character)) {
        // Letters are widest in bold, and a font has the same ones in every weight.
        const { em, font, findGlyph } = choose(bold, character);
        const glyph = findGlyph(character);
        advances.set(character, glyph === undefined ? undefined : font.glyphHAdvance(glyph) / em);
      }
      return advances.get(character);
    },
    shapeText(text, isBold, letterSpacing) {
      const latin = isBold ? bold : regular;
      const letters: Letter[] = [];
      let width = 0;
      const runs = splitRuns(text, (character) => choose(latin, character));
      for (const { typeface, run } of runs) {
        buffer.reset();
        buffer.addText(run);
        buffer.guessSegmentProperties();
        shape(typeface.font, buffer);
        for (const { codepoint: glyph, xAdvance = 0 } of buffer.getGlyphInfosAndPositions()) {
          const name = `${typeface.path} ${String(glyph)}`;
          letters.push({ name, createOutline: () => typeface.createOutline(glyph), x: width });
          width += xAdvance / typeface.em + letterSpacing;
        }
      }
      return { letters, width };
    },
  };
}

/** Splits a text into parts of one typeface each. */
function splitRuns<T>(text: string, choose: (character: string) => T): { typeface: T; run: string }[] {
  const runs: { typeface: T; run: string }[] = [];
  for (const character of text) {
    const typeface = choose(character);
    const last = runs.at(-1);
    if (last?.typeface === typeface) last.run += character;
    else runs.push({ typeface, run: character });
  }
  return runs;
}
