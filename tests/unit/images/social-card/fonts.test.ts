import { beforeAll, describe, expect, test } from 'vitest';
import { loadFonts } from '../../../../src/images/social-card/fonts.ts';

let fonts: Awaited<ReturnType<typeof loadFonts>>;
beforeAll(async () => {
  fonts = await loadFonts();
});

describe('a character', () => {
  test.for([
    ['Latin', ['A', 'i', '“', '—', ' ', 'é', '€', 'ő', 'ế', '₂', '≥', '→']],
    ['Greek and Cyrillic', ['α', 'Ω', 'б', 'Ђ']],
    ['Chinese', ['中', '药', '，', '（']],
  ] as const)('%s: is as wide as it is drawn', ([, characters]) => {
    for (const character of characters) {
      const { letters, width } = fonts.shapeText(character, true, 0);
      expect(letters).toHaveLength(1);
      expect(fonts.advance(character), character).toBe(width);
    }
  });

  test('in no font has no width', () => {
    for (const character of ['醫', '한', '𠀀', '😀']) expect(fonts.advance(character)).toBeUndefined();
  });

  test('has a width if a font has it, whatever it is', () => {
    const characters = Array.from({ length: 0x10000 }, (_, code) => String.fromCodePoint(code));
    // Texts to be drawn hold neither controls nor marks, and no white space but spaces.
    const widths = characters.filter((one) => !/[\p{C}\p{M}\s]/u.test(one)).map(fonts.advance);
    expect(widths.filter((width) => width !== undefined && width > 0).length).toBeGreaterThan(7_500);
    expect(Math.max(...widths.map((width) => width ?? 0))).toBeLessThan(3);
  });
});

describe('a text', () => {
  /** The width of its letters one by one. */
  const addWidths = (text: string) =>
    Array.from(text).reduce((sum, character) => sum + (fonts.advance(character) ?? 0), 0);

  test.for(['AV', 'To', 'P,', '“A', 'Łódź, Tõ', 'ΑΥ', 'ГА'])('%s is kerned', (text) => {
    expect(fonts.shapeText(text, true, 0).width).toBeLessThan(addWidths(text));
  });

  test('has ligatures, and each letter where the one before it ends', () => {
    const { letters, width } = fonts.shapeText('ffi药A', true, 0.1);
    expect(letters).toHaveLength(3);
    expect(letters[1]?.x).toBeCloseTo(fonts.shapeText('ffi', true, 0).width + 0.1);
    expect(width).toBeCloseTo((letters[2]?.x ?? 0) + addWidths('A') + 0.1);
  });

  test('is lighter where it is not bold', () => {
    expect(fonts.shapeText('May 2026', false, 0).width).toBeLessThan(addWidths('May 2026'));
  });
});
