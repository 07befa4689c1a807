import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, onTestFinished, test } from 'vitest';
import { countDrawings } from '../../support/drawings.ts';
import {
  digestEdition,
  drawingSettings,
  drawPicture,
  prunePictures,
  measurePicture,
  type DrawingSettings,
  type DrawingOptions,
} from '../../../src/images/drawing.ts';
import { createDigest } from '../../../src/lib/digest.ts';
import { DiskCache } from '../../../src/lib/disk-cache.ts';
import {
  fallbackVariant,
  nameVariant,
  pictureEdition,
  pictureVariants,
  type PictureFormat,
} from '../../../src/images/variants.ts';
import { examinePicture } from '../../../src/content/loader/picture-files.ts';
import type { Picture } from '../../../src/content/schema/article.ts';
import { writeFiles, writeFolder } from '../content/loader/written-folder.ts';

const file = 'articles/plant.png';
const formats: PictureFormat[] = ['avif', 'webp', 'jpeg', 'png'];

/** A content folder with a picture of 60 × 40 pixels, and an empty cache. */
async function setUp() {
  const contentDirectory = await writeFolder({ [file]: await createNoise() });
  const cache = new DiskCache(join(await writeFolder({}), 'deep/pictures'));
  const options: DrawingOptions = { contentDirectory, cache, settings: drawingSettings };
  const picture = await findPicture(contentDirectory);
  return { options, picture, variant: fallbackVariant(picture) };
}

/** The same for a picture that has been drawn. */
async function setUpDrawn() {
  const { options, picture, variant } = await setUp();
  const drawn = await drawPicture(picture, variant, options);
  const [name = ''] = await readdir(options.cache.folder);
  return { options, picture, variant, drawn, cached: join(options.cache.folder, name) };
}

/** A picture that comes out otherwise with every setting of an encoder. */
async function createNoise(): Promise<Uint8Array> {
  const noise = { type: 'gaussian', mean: 128, sigma: 30 } as const;
  return sharp({ create: { width: 60, height: 40, channels: 3, background: 'grey', noise } })
    .png()
    .toBuffer();
}

async function findPicture(contentDirectory: string): Promise<Picture> {
  const bytes = await readFile(join(contentDirectory, file));
  const facts = await examinePicture(file, bytes, createDigest(bytes));
  if ('rule' in facts) throw new Error(facts.message);
  return { written: './plant.png', file, ...facts };
}

describe('the edition in the names of pictures', () => {
  test('is that of the settings and of sharp: where it is not, `pictureEdition` is to be what this says', () => {
    expect(pictureEdition).toBe(digestEdition(drawingSettings));
  });

  test.for<[change: string, settings: DrawingSettings, versions: unknown]>([
    ['a setting', { ...drawingSettings, avif: { quality: 54, effort: 3 } }, sharp.versions],
    ['sharp', drawingSettings, { ...sharp.versions, sharp: '0.0.0' }],
    ['an encoder', drawingSettings, { ...sharp.versions, aom: '0.0.0' }],
  ])('is another with another %s', ([, settings, versions]) => {
    expect(digestEdition(settings, versions)).not.toBe(pictureEdition);
  });
});

describe('a picture', () => {
  test.for(formats)('is drawn as %s, in the width that is asked for', async (format) => {
    const { options, picture } = await setUp();
    const bytes = await drawPicture(picture, nameVariant(picture, 30, format), options);
    const { width, height, mediaType } = await sharp(bytes).metadata();
    expect({ width, height, mediaType }).toEqual({ width: 30, height: 20, mediaType: `image/${format}` });
  });

  test('is drawn upright, without the camera’s notes', async () => {
    const { options } = await setUp();
    const photograph = await sharp(await createNoise())
      .withExif({ IFD0: { Artist: 'Chen Jing' } })
      .withMetadata({ orientation: 6 })
      .toBuffer();
    expect((await sharp(photograph).metadata()).exif?.toString('latin1')).toContain('Chen Jing');
    await writeFiles(options.contentDirectory, { [file]: photograph });
    const picture = await findPicture(options.contentDirectory);
    for (const variant of pictureVariants(picture)) {
      const metadata = await sharp(await drawPicture(picture, variant, options)).metadata();
      expect(metadata).toMatchObject({ width: 40, height: 60 });
      for (const notes of ['exif', 'xmp', 'orientation']) expect(metadata).not.toHaveProperty(notes);
    }
  });

  test('is not drawn again, and stays the same', async () => {
    const { options, picture } = await setUp();
    for (const variant of pictureVariants(picture)) {
      const first = await countDrawings(() => drawPicture(picture, variant, options));
      expect(first.drawings).toBe(1);
      const again = await countDrawings(() => drawPicture(picture, variant, options));
      expect(again).toEqual({ result: first.result, drawings: 0 });
    }
  });

  test('is cached in each width and format by itself, even where their settings are the same', async () => {
    const { options, picture } = await setUp();
    const output = { quality: 70 };
    const settings = { input: {}, avif: output, webp: output, jpeg: output, png: output };
    const alike = { ...options, settings };
    const variants = formats.flatMap((format) =>
      [20, 30].map((width) => nameVariant(picture, width, format)),
    );
    for (const variant of variants) await drawPicture(picture, variant, alike);
    for (const variant of variants) {
      const { result, drawings } = await countDrawings(() => drawPicture(picture, variant, alike));
      expect(drawings).toBe(0);
      const { width, mediaType } = await sharp(result).metadata();
      expect({ width, mediaType }).toEqual({ width: variant.width, mediaType: `image/${variant.format}` });
    }
  });

  test('is the same where all is forgotten', async () => {
    const { options, picture } = await setUp();
    for (const variant of pictureVariants(picture)) {
      const drawn = await drawPicture(picture, variant, options);
      await rm(options.cache.folder, { recursive: true });
      expect(await drawPicture(picture, variant, options)).toEqual(drawn);
    }
  });

  test('is drawn once where it is asked for and measured at the same time', async () => {
    const { options, picture, variant } = await setUp();
    const { result, drawings } = await countDrawings(() =>
      Promise.all([
        drawPicture(picture, variant, options),
        measurePicture(picture, variant, options),
        drawPicture(picture, variant, options),
        measurePicture(picture, variant, options),
      ]),
    );
    expect(drawings).toBe(1);
    const bytes = await drawPicture(picture, variant, options);
    expect(result).toEqual([bytes, bytes.length, bytes, bytes.length]);
    expect(await readdir(options.cache.folder)).toHaveLength(1);
  });

  test('is refused where it has changed since it was checked, and nothing of it is cached', async () => {
    const { options, picture, variant } = await setUp();
    await writeFiles(options.contentDirectory, { [file]: await createNoise() });
    await expect(drawPicture(picture, variant, options)).rejects.toThrow(
      'articles/plant.png has changed since it was checked; build again',
    );
    await expect(readdir(options.cache.folder)).rejects.toThrow('ENOENT');
  });

  test('is drawn if the check has accepted it, whichever byte of it is another', async () => {
    const photograph = sharp('tools/sample-content/pictures/plant-by-the-river.jpg').resize(640);
    const jpeg = await photograph.jpeg().toBuffer();
    let accepted = 0;
    await fc.assert(
      fc.asyncProperty(fc.nat(jpeg.length - 1), fc.nat(255), async (at, byte) => {
        const bytes = Buffer.from(jpeg);
        bytes[at] = byte;
        const facts = await examinePicture('articles/plant.jpg', bytes, createDigest(bytes));
        if ('rule' in facts) return;
        accepted += 1;
        const contentDirectory = await writeFolder({ 'articles/plant.jpg': bytes });
        const cache = new DiskCache(join(contentDirectory, '.cache'));
        const picture = { written: './plant.jpg', file: 'articles/plant.jpg', ...facts };
        for (const variant of pictureVariants(picture).filter(({ format }) => format !== 'avif'))
          await drawPicture(picture, variant, { contentDirectory, cache, settings: drawingSettings });
      }),
      { numRuns: 60 },
    );
    expect(accepted).toBeGreaterThan(20);
  }, 60_000);

  test('is drawn although it could not be drawn before', async () => {
    const { options, picture, variant } = await setUp();
    const original = join(options.contentDirectory, file);
    await rename(original, `${original}.away`);
    await expect(drawPicture(picture, variant, options)).rejects.toThrow(
      'articles/plant.png: the file cannot be read: no such file or directory (ENOENT)',
    );
    await rename(`${original}.away`, original);
    expect((await countDrawings(() => drawPicture(picture, variant, options))).drawings).toBe(1);
  });
});

describe('the length of a picture', () => {
  test.for(formats)('is that of its bytes, before it is drawn and after: %s', async (format) => {
    const { options, picture } = await setUp();
    const variant = nameVariant(picture, 30, format);
    const before = await countDrawings(() => measurePicture(picture, variant, options));
    const { length } = await drawPicture(picture, variant, options);
    expect(before).toEqual({ result: length, drawings: 1 });
    const after = await countDrawings(() => measurePicture(picture, variant, options));
    expect(after).toEqual({ result: length, drawings: 0 });
  });
});

type Damage = [what: string, damage: (cached: Buffer) => Uint8Array | string];

describe('a picture in the cache', () => {
  const wrongLengths: Damage[] = [
    ['emptied', () => ''],
    ['cut off in its first line', (cached) => cached.subarray(0, 20)],
    ['cut off after its first line', (cached) => cached.subarray(0, cached.indexOf('\n') + 1)],
    ['short of a byte', (cached) => cached.subarray(0, -1)],
    ['long by a byte', (cached) => Buffer.concat([cached, Buffer.from([0])])],
    ['all zeros', (cached) => Buffer.alloc(cached.length)],
    ['garbage', (cached) => '<html>'.repeat(cached.length)],
    ['a picture and nothing else', (cached) => cached.subarray(cached.indexOf('\n') + 1)],
  ];
  const alterations: Damage[] = [
    [
      'altered in its last byte',
      (cached) => Buffer.concat([cached.subarray(0, -1), Buffer.from([(cached.at(-1) ?? 0) ^ 1])]),
    ],
    [
      'altered in its digest',
      (cached) => cached.toString('latin1').replace(/ [0-9a-f]{64} /, ` ${'0'.repeat(64)} `),
    ],
  ];

  test.for([...wrongLengths, ...alterations])(
    'is replaced, and published by no page, where it is %s',
    async ([, damage]) => {
      const { options, picture, variant, drawn, cached } = await setUpDrawn();
      const sound = await readFile(cached);
      await writeFile(cached, damage(sound));
      const { result, drawings } = await countDrawings(() => drawPicture(picture, variant, options));
      expect(drawings).toBe(1);
      expect(result).toEqual(drawn);
      expect(await readFile(cached)).toEqual(sound);
      expect(await readdir(options.cache.folder)).toHaveLength(1);
    },
  );

  test.for(wrongLengths)('tells no length where it is %s', async ([, damage]) => {
    const { options, picture, variant, drawn, cached } = await setUpDrawn();
    await writeFile(cached, damage(await readFile(cached)));
    const { result, drawings } = await countDrawings(() => measurePicture(picture, variant, options));
    expect(drawings).toBe(1);
    expect(result).toBe(drawn.length);
  });

  // Drawn again it has the same length.
  test('tells its length by its first line alone, its bytes unread', async () => {
    const { options, picture, variant, drawn, cached } = await setUpDrawn();
    const sound = await readFile(cached);
    await writeFile(cached, sound.fill(0, sound.length - drawn.length));
    const { result, drawings } = await countDrawings(() => measurePicture(picture, variant, options));
    expect({ result, drawings }).toEqual({ result: drawn.length, drawings: 0 });
  });

  test('serves for its own picture alone, even under the name of another', async () => {
    const { options, picture, variant, cached } = await setUpDrawn();
    await writeFiles(options.contentDirectory, { [file]: await createNoise() });
    const other = await findPicture(options.contentDirectory);
    const drawnOther = await drawPicture(other, variant, options);
    const [cachedOther = ''] = (await readdir(options.cache.folder)).filter((name) => !cached.endsWith(name));

    const path = join(options.cache.folder, cachedOther);
    await writeFile(path, await readFile(cached));
    expect((await countDrawings(() => drawPicture(other, variant, options))).result).toEqual(drawnOther);
    await writeFile(path, await readFile(cached));
    expect(await measurePicture(other, variant, options)).toBe(drawnOther.length);
    expect((await countDrawings(() => drawPicture(picture, variant, options))).drawings).toBe(0);
  });

  test.for<[what: string, settings: Partial<DrawingSettings>]>([
    ['another quality', { jpeg: { quality: 40, mozjpeg: true } }],
    ['another encoder', { jpeg: { quality: 78 } }],
    ['another way to read a picture', { input: {} }],
  ])('does not serve for %s', async ([, settings]) => {
    const { options, picture, variant } = await setUpDrawn();
    const other = { ...options, settings: { ...drawingSettings, ...settings } };
    expect((await countDrawings(() => measurePicture(picture, variant, other))).drawings).toBe(1);
    expect((await countDrawings(() => drawPicture(picture, variant, options))).drawings).toBe(0);
  });

  test('serves where only the settings of another format have changed', async () => {
    const { options, picture, variant } = await setUpDrawn();
    const other = { ...options, settings: { ...drawingSettings, avif: { quality: 40 } } };
    expect((await countDrawings(() => drawPicture(picture, variant, other))).drawings).toBe(0);
  });

  test('does not serve for another version of a library that sharp is made of', async () => {
    const { options, picture, variant } = await setUpDrawn();
    const { vips } = sharp.versions;
    onTestFinished(() => {
      sharp.versions.vips = vips;
    });
    sharp.versions.vips = '1.2.3';
    expect((await countDrawings(() => measurePicture(picture, variant, options))).drawings).toBe(1);
  });

  test.for<[what: string, block: (cached: string) => Promise<unknown>]>([
    ['a file lies where its folder should', (cached) => writeFile(dirname(cached), 'a file')],
    ['a folder lies where its file should', (cached) => mkdir(cached, { recursive: true })],
  ])('need not be: a picture is drawn where %s', async ([, block]) => {
    const { options, picture, variant, drawn, cached } = await setUpDrawn();
    await rm(options.cache.folder, { recursive: true });
    await block(cached);
    expect(await drawPicture(picture, variant, options)).toEqual(drawn);
    expect(await measurePicture(picture, variant, options)).toBe(drawn.length);
    await expect(prunePictures([], options)).resolves.toBeUndefined();
  });

  test('that could not be written leaves no fragment behind', async () => {
    const { options, picture, variant, cached } = await setUpDrawn();
    await rm(cached);
    await mkdir(cached);
    await drawPicture(picture, variant, options);
    expect((await readdir(options.cache.folder)).map((name) => join(options.cache.folder, name))).toEqual([
      cached,
    ]);
  });
});

describe('what a build does not publish', () => {
  const day = 24 * 60 * 60;

  /** Makes a file look as if it had been written some days before the cache last changed. */
  async function age(path: string, days: number) {
    const written = (await stat(dirname(path))).mtimeMs / 1000 - days * day;
    await utimes(path, written, written);
  }

  test.for<[days: number, isUsed: boolean, isKept: boolean]>([
    [0, false, true],
    [27, false, true],
    [29, false, false],
    [29, true, true],
    [4000, true, true],
  ])('%i days old, used: %s, cached: %s', async ([days, isUsed, isKept]) => {
    const { options, picture, variant, cached } = await setUpDrawn();
    await age(cached, days);
    await prunePictures(isUsed ? [{ picture, variant }] : [], options);
    const { drawings } = await countDrawings(() => drawPicture(picture, variant, options));
    expect(drawings).toBe(isKept ? 0 : 1);
  });

  test('is forgotten with what killed builds left, and with what was drawn in another way', async () => {
    const { options, picture, variant, cached } = await setUpDrawn();
    const fragment = `${cached}.fragment`;
    await writeFile(fragment, 'half');
    await age(fragment, 29);
    await age(cached, 29);
    const settings = { ...drawingSettings, jpeg: { quality: 40 } };
    await prunePictures([{ picture, variant }], { ...options, settings });
    expect(await readdir(options.cache.folder)).toEqual([]);
  });

  test('need not have been cached', async () => {
    const { options, picture, variant } = await setUp();
    await expect(prunePictures([{ picture, variant }], options)).resolves.toBeUndefined();
  });
});
