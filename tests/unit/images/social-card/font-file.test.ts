import { readFileSync } from 'node:fs';
import satori from 'satori';
import { describe, expect, test } from 'vitest';
import { readAdvances } from '../../../../src/images/social-card/font-file.ts';

const woff = 'node_modules/@fontsource/source-serif-4/files/source-serif-4-latin-700-normal.woff';
const greek = 'node_modules/@fontsource/source-serif-4/files/source-serif-4-greek-700-normal.woff';
const trueType = 'node_modules/@expo-google-fonts/zcool-xiaowei/400Regular/ZCOOLXiaoWei_400Regular.ttf';

const size = 1000;

/** What satori says of a character in a font: its width in thousandths of an em, or that it is missing. */
async function measureBySatori(file: string, character: string): Promise<number | undefined> {
  const missing: string[] = [];
  const widths: number[] = [];
  const letter = {
    type: 'div',
    props: { style: { fontSize: size, whiteSpace: 'pre' }, children: character },
  };
  const page = { type: 'div', props: { style: { display: 'flex' }, children: [letter] } };
  await satori(page, {
    width: 3 * size,
    fonts: [{ name: 'Font', data: readFileSync(file) }],
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

describe('the characters of a font', () => {
  test.for([
    ['WOFF', woff, ['A', 'i', '“', '—', ' ', 'é', '€', 'б', '中', '😀', 'ő']],
    ['WOFF, a part of a font', greek, ['α', 'Ω', 'A', 'b', 'é']],
    ['TrueType', trueType, ['A', '中', '药', '，', '（', '醫', 'é', '한', '𠀀']],
  ] as const)('%s: are those that satori finds, and as wide', async ([, file, characters]) => {
    const advances = readAdvances(readFileSync(file));
    for (const character of characters) {
      const advance = advances.get(character.codePointAt(0) ?? 0);
      const width = await measureBySatori(file, character);
      expect(advance === undefined ? undefined : Math.ceil(advance * size - 0.01), character).toBe(width);
    }
  });

  test('are many', () => {
    expect(readAdvances(readFileSync(woff)).size).toBeGreaterThan(200);
    expect(readAdvances(readFileSync(trueType)).size).toBeGreaterThan(6763);
  });
});

test.for([
  ['text', Buffer.from('This is no font, though it is long enough to be one.')],
  ['half a font', readFileSync(woff).subarray(0, 3000)],
] as const)('%s is refused', ([, bytes]) => {
  expect(() => readAdvances(bytes)).toThrow();
});
