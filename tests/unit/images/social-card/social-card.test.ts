import fc from 'fast-check';
import { readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import {
  createSocialCardNamer,
  drawSocialCard,
  pruneSocialCards,
  socialCardFormat,
  type SocialCardTexts,
} from '../../../../src/images/social-card/social-card.ts';
import { DiskCache } from '../../../../src/lib/disk-cache.ts';
import { writeFolder } from '../../content/loader/written-folder.ts';

vi.setConfig({ testTimeout: 30_000 });

const nameCard = createSocialCardNamer();

const story: SocialCardTexts = {
  siteName: 'En-CPhI.cn',
  title: 'A plant in Suzhou doubles its capacity',
  details: ['Contract Pharma', '20 March 2019'],
};

/** Counts what is not there and has to be drawn. */
class CountingCache extends DiskCache {
  drawings = 0;

  override getOrMake(key: string, make: () => Promise<Uint8Array>): Promise<Uint8Array> {
    return super.getOrMake(key, () => {
      this.drawings += 1;
      return make();
    });
  }
}

async function openCache(): Promise<CountingCache> {
  return new CountingCache(await writeFolder({}));
}

/** Draws with an empty cache. */
async function draw(texts: Partial<SocialCardTexts>): Promise<Uint8Array> {
  return drawSocialCard(nameCard({ ...story, ...texts }), await openCache());
}

interface Pixels {
  /** Red, green and blue of a pixel. */
  at: (x: number, y: number) => number[];
  /** The number of pixels within a box that are not of the background. */
  countInk: (left: number, top: number, width: number, height: number) => number;
}

async function readPixels(picture: Uint8Array): Promise<Pixels> {
  const { data, info } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => {
    const place = (y * info.width + x) * info.channels;
    return [...data.subarray(place, place + 3)];
  };
  const countInk: Pixels['countInk'] = (left, top, width, height) => {
    let count = 0;
    for (let y = top; y < top + height; y += 1) {
      for (let x = left; x < left + width; x += 1) if ((at(x, y)[0] ?? 0) < 200) count += 1;
    }
    return count;
  };
  return { at, countInk };
}

describe('the name of a social card', () => {
  test('is the same for the same words', () => {
    expect(nameCard({ ...story })).toEqual(nameCard(story));
    expect(nameCard(story).name).toMatch(/^[\da-f]{16}$/);
  });

  test('is another for other words', () => {
    const others: Partial<SocialCardTexts>[] = [
      {},
      { title: 'A plant in Suzhou doubles its capacities' },
      { title: undefined },
      { title: '' },
      { siteName: 'En-CPhI' },
      { details: ['Contract Pharma', '21 March 2019'] },
      { details: ['Contract', 'Pharma 20 March 2019'] },
      { details: ['Contract Pharma'] },
    ];
    const names = others.map((texts) => nameCard({ ...story, ...texts }).name);
    expect(new Set(names).size).toBe(others.length);
  });
});

describe('a social card', () => {
  test.for([
    ['a word', 'Approved'],
    ['a sentence', 'MilliporeSigma and GenScript to work together on plasmids and viral vectors in China'],
    ['200 letters', 'The regulator publishes guidance on stability. '.repeat(5).slice(0, 200)],
    ['2,000 letters', 'The regulator publishes guidance on stability. '.repeat(45)],
    ['Chinese', '上海医院报告首批基因治疗患者'],
    ['long Chinese', '国家药监局发布细胞治疗产品生产质量管理指南，自2026年1月1日起施行。'.repeat(5)],
    ['Chinese in English', 'WuXi Biologics 药明生物 opens a plant in Wuxi 无锡'],
    ['markup', 'R&D <b>budgets</b> grow ]]> &amp; <script>alert(1)</script>'],
    ['quotes', '“We will not,” says ‘the’ "chief" \'today\''],
    ['emoji', '🎉 BeiGene wins 👩‍🔬 approval 🇨🇳 1️⃣'],
    ['a long word', 'Methionylthreonylthreonylglutaminylarginyltyrosylglutamylserylleucyl'],
    ['Greek, Vietnamese, Polish', 'β-Lactam, Đông Á, Łódź'],
    ['Cyrillic', 'Россия одобрила китайскую вакцину'],
    ['Arabic', 'شركة الأدوية الصينية'],
    ['names of properties', '__proto__ constructor toString'],
  ] as const)(
    'of %s is a small PNG of 1200 × 630, with words in the middle and none at the edges',
    async ([, title]) => {
      const picture = await draw({ title });
      const { width, height, mediaType } = await sharp(picture).metadata();
      expect({ width, height, mediaType }).toEqual(socialCardFormat);
      expect({ width, height }).toEqual({ width: 1200, height: 630 });
      expect(picture.length).toBeLessThan(40_000);

      const { countInk } = await readPixels(picture);
      expect(countInk(285, 130, 630, 370)).toBeGreaterThan(3_000);
      for (const [left, top, w, h] of [
        [0, 0, 1200, 44],
        [0, 586, 1200, 44],
        [0, 0, 70, 630],
        [1130, 0, 70, 630],
      ] as const) {
        expect(countInk(left, top, w, h)).toBe(0);
      }
    },
  );

  test('has the colours of the site', async () => {
    const { at } = await readPixels(await draw({}));
    expect(at(10, 10)).toEqual([0xfd, 0xfc, 0xf9]);
    expect(at(600, 519)).toEqual([0x9b, 0x27, 0x16]);
    expect(at(600, 113)).toEqual([0x1c, 0x1a, 0x17]);
  });

  test.for([
    ['an emoji', 'Novavax 🎉 wins', 'Novavax wins'],
    ['a flag at the end', 'Novavax wins 🇨🇳', 'Novavax wins'],
    ['Korean in brackets', 'Samsung Biologics (삼성) signs', 'Samsung Biologics signs'],
    ['a rare Chinese character', '上海医院的𠀀报告', '上海医院的报告'],
    ['an accent that its letter’s font lacks', 'The x\u0330 ray', 'The x ray'],
    ['a control character', 'The\u0007 ray', 'The ray'],
    ['an accent beside its letter', 'Cafe\u0301', 'Café'],
    ['a sign for two letters', '5 ㎎ daily', '5 mg daily'],
    ['a hyphen without a break', 'First\u2011line', 'First\u2010line'],
    ['all of a title', 'شركة الأدوية', undefined],
  ] as const)('shows no box for %s', async ([, title, drawn]) => {
    expect(await draw({ title })).toEqual(await draw({ title: drawn }));
  });

  test('can be drawn of any text', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary', maxLength: 80 }),
        fc.string({ unit: 'grapheme', maxLength: 80 }),
        async (title, siteName) => {
          const picture = await drawSocialCard(
            nameCard({ ...story, title, siteName }),
            new DiskCache('/dev/null/none'),
          );
          expect((await sharp(picture).metadata()).width).toBe(1200);
        },
      ),
      { numRuns: 25 },
    );
  });

  test('asks for nothing over the network', async () => {
    const fetch = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('There is no network.'));
    onTestFinished(() => {
      fetch.mockRestore();
    });
    await draw({ title: '🎉 Ελλάδα 上海 https://example.org/a.png <img src="https://example.org/b.png">' });
    expect(fetch).not.toHaveBeenCalled();
  });
});

describe('the cache of social cards', () => {
  const pictures = ['One', 'Two', 'Three'].map((title) => nameCard({ ...story, title }));

  test('gives the bytes that were drawn, which are the same with an empty cache', async () => {
    const [picture = nameCard(story)] = pictures;
    const cache = await openCache();
    const drawn = await drawSocialCard(picture, cache);
    expect(await drawSocialCard(picture, cache)).toEqual(drawn);
    expect(cache.drawings).toBe(1);
    expect(await drawSocialCard(picture, await openCache())).toEqual(drawn);
  });

  test('draws no card twice', async () => {
    const cache = await openCache();
    const drawAll = async (some: typeof pictures) => {
      for (const picture of some) await drawSocialCard(picture, cache);
      return cache.drawings;
    };
    expect(await drawAll(pictures.slice(0, 2))).toBe(2);
    expect(await drawAll(pictures)).toBe(3);
    expect(await drawAll(pictures)).toBe(3);
    expect((await readdir(cache.folder)).sort()).toEqual(pictures.map(({ key }) => key).sort());
  });

  test('draws a damaged card again', async () => {
    const [picture = nameCard(story)] = pictures;
    const cache = await openCache();
    const drawn = await drawSocialCard(picture, cache);
    await writeFile(join(cache.folder, picture.key), 'damaged');
    expect(await drawSocialCard(picture, cache)).toEqual(drawn);
  });

  test('forgets what has long been of no use, and nothing that is used', async () => {
    const cache = await openCache();
    for (const picture of pictures) await drawSocialCard(picture, cache);
    const twoMonthsAgo = Date.now() / 1000 - 60 * 24 * 60 * 60;
    for (const { key } of pictures) await utimes(join(cache.folder, key), twoMonthsAgo, twoMonthsAgo);
    await pruneSocialCards(pictures.slice(1), cache);
    expect((await readdir(cache.folder)).sort()).toEqual(
      pictures
        .slice(1)
        .map(({ key }) => key)
        .sort(),
    );
  });
});
