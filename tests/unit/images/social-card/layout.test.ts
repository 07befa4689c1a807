import { describe, expect, test } from 'vitest';
import { layOutSocialCard, type SocialCardTexts } from '../../../../src/images/social-card/layout.ts';

/** Chinese characters are an em wide, Latin ones half, and there are no others. */
function advance(character: string): number | undefined {
  if (/^[ -ž–—‘’“”…]$/.test(character)) return 0.5;
  return /^[\u3000-\u9fff]$/.test(character) ? 1 : undefined;
}

interface LaidOutText {
  text: string;
  size: number;
}

/** The texts of a card from top to bottom. */
function layOut(texts: Partial<SocialCardTexts> = {}): LaidOutText[] {
  const story = {
    siteName: 'En-CPhI.cn',
    title: 'A story',
    details: ['Newswire', '20 March 2019'],
    ...texts,
  };
  const { lines } = layOutSocialCard(story, advance);
  return lines.flatMap(({ size, parts }) => parts.map(({ text }) => ({ text, size })));
}

/** The lines of a title. */
function layOutTitle(title: string): LaidOutText[] {
  return layOut({ title }).slice(1, -2);
}

describe('the card of a story', () => {
  test('says the site’s name, the title, the source and the day', () => {
    expect(layOut()).toEqual([
      { text: 'En-CPhI.cn', size: 44 },
      { text: 'A story', size: 96 },
      { text: 'Newswire', size: 30 },
      { text: '20 March 2019', size: 30 },
    ]);
  });

  test('says nothing of a source that cannot be drawn', () => {
    expect(layOut({ details: ['한국', '20 March 2019'] }).map(({ text }) => text)).toEqual([
      'En-CPhI.cn',
      'A story',
      '20 March 2019',
    ]);
  });

  test.for([
    ['شركة الأدوية الصينية', ['En-CPhI.cn', 'Newswire', '20 March 2019']],
    ['🎉', ['En-CPhI.cn', 'Newswire', '20 March 2019']],
    ['🎉 A story', ['En-CPhI.cn', 'A story', 'Newswire', '20 March 2019']],
  ] as const)('has the site’s name for its title where that cannot be drawn: %s', ([title, texts]) => {
    expect(layOut({ title }).map(({ text }) => text)).toEqual(texts);
  });

  test('clips a site’s name and a source that are too long for their line', () => {
    const [name, , source] = layOut({
      siteName: 'Gazette '.repeat(20),
      details: ['Journal '.repeat(20), 'Today'],
    });
    expect(name?.text).toMatch(/^(Gazette )+Gazette…$/);
    expect(source?.text).toMatch(/^(Journal )+Journal…$/);
  });
});

test('the card of the site says its name and its tagline', () => {
  expect(layOut({ title: undefined, details: ['Pharma news'] })).toEqual([
    { text: 'En-CPhI.cn', size: 96 },
    { text: 'Pharma news', size: 30 },
  ]);
});

describe('a title', () => {
  test.for([
    [8, 96, 1],
    [20, 96, 2],
    [40, 84, 3],
    [60, 72, 4],
    [80, 60, 4],
    [100, 56, 5],
    [120, 60, 4],
    [140, 54, 4],
    [180, 50, 5],
  ] as const)('of %i letters has the size %i and %i lines', ([length, size, count]) => {
    const lines = layOutTitle(
      'word '
        .repeat(length / 5)
        .trim()
        .padEnd(length, 'a'),
    );
    expect({ size: lines[0]?.size, count: lines.length }).toEqual({ size, count });
    expect(lines.map(({ text }) => text).join(' ')).not.toContain('…');
  });

  test('that is longer is clipped after a word', () => {
    const lines = layOutTitle('word '.repeat(100));
    expect(lines).toHaveLength(5);
    expect(lines.at(-1)?.text).toMatch(/word…$/);
    expect(lines[0]?.size).toBe(50);
  });

  test('of a long word is set smaller rather than cutting the word', () => {
    expect(layOutTitle('Glycosyl'.repeat(4))).toEqual([{ text: 'Glycosyl'.repeat(4), size: 60 }]);
  });

  test('of a word that no line holds is cut', () => {
    expect(
      layOutTitle('Glycosyl'.repeat(6))
        .map(({ text }) => text)
        .join(''),
    ).toBe('Glycosyl'.repeat(6));
  });

  test('stays within the square in the middle, while it is not long, and within the page always', () => {
    for (let words = 1; words <= 60; words += 1) {
      const title = '药明 word '.repeat(words).trim();
      for (const { text, size } of layOutTitle(title)) {
        const width = Array.from(text).reduce((sum, character) => sum + (advance(character) ?? 0), 0) * size;
        expect(width, title).toBeLessThan(title.length <= 60 ? 630 : 1056);
      }
    }
  });
});
