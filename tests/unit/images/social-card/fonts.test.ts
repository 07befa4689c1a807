import satori from 'satori';
import { beforeAll, describe, expect, test } from 'vitest';
import { fontFamily, loadFonts } from '../../../../src/images/social-card/fonts.ts';

let loaded: Awaited<ReturnType<typeof loadFonts>>;
beforeAll(async () => {
  loaded = await loadFonts();
});

const size = 1000;

/** The width that satori gives a character, in thousandths of an em; undefined where no font has it. */
async function measureBySatori(character: string): Promise<number | undefined> {
  const missing: string[] = [];
  const widths: number[] = [];
  const style = { fontFamily, fontWeight: 700, fontSize: size, whiteSpace: 'pre' };
  const letter = { type: 'div', props: { style, children: character } };
  const page = { type: 'div', props: { style: { display: 'flex' }, children: [letter] } };
  await satori(page, {
    width: 3 * size,
    fonts: loaded.fonts,
    loadAdditionalAsset: (_, text) => {
      missing.push(text);
      return Promise.resolve([]);
    },
    onNodeDetected: ({ textContent, width }) => {
      if (textContent === character) widths.push(width);
    },
  });
  return missing.length > 0 ? undefined : widths[0];
}

describe('a character', () => {
  test.for([
    ['Latin', ['A', 'i', '“', '—', ' ', 'é', '€', 'ő', 'ế']],
    ['Greek and Cyrillic', ['α', 'Ω', 'б', 'Ђ']],
    ['Chinese', ['中', '药', '，', '（']],
    ['in no font', ['醫', '한', '𠀀', '😀']],
  ] as const)('%s: is as wide as satori draws it', async ([, characters]) => {
    for (const character of characters) {
      const advance = loaded.advance(character);
      expect(advance === undefined ? undefined : Math.ceil(advance * size - 0.01), character).toBe(
        await measureBySatori(character),
      );
    }
  });

  test('has a width if a font has it, whatever it is', () => {
    const characters = Array.from({ length: 0x10000 }, (_, code) => String.fromCodePoint(code));
    // Texts to be drawn hold neither controls nor marks, and no white space but spaces.
    const widths = characters.filter((one) => !/[\p{C}\p{M}\s]/u.test(one)).map(loaded.advance);
    expect(widths.filter((width) => width !== undefined && width > 0).length).toBeGreaterThan(7_500);
    expect(Math.max(...widths.map((width) => width ?? 0))).toBeLessThan(2);
  });
});
