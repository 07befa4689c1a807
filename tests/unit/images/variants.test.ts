import { parse } from 'node-html-parser';
import { describe, expect, test } from 'vitest';
import { formatPicture } from '../../../src/images/markup.ts';
import {
  heightAt,
  locateFallback,
  nameVariant,
  pictureEdition,
  pictureVariants,
  variantWidths,
} from '../../../src/images/variants.ts';
import { plantPicture } from '../made-up-newsroom.ts';

const file = `0123456789abcdef-${pictureEdition}`;

describe('the widths of a picture', () => {
  test.for<[own: number, widths: number[]]>([
    [1, [1]],
    [479, [479]],
    [480, [480]],
    [481, [480, 481]],
    [800, [480, 800]],
    [1279, [480, 800, 1279]],
    [1280, [480, 800, 1280]],
    [6000, [480, 800, 1280]],
  ])('%i pixels wide: %j', ([width, widths]) => {
    expect(variantWidths({ ...plantPicture, width })).toEqual(widths);
  });

  test.for<[width: number, height: number, widths: number[]]>([
    [24, 24, [480, 800, 1280]],
    [300, 150, [480, 800, 1280]],
    [1600, 800, [480, 800, 1280]],
    [20, 1000, [327]],
  ])('an SVG of %i × %i: %j', ([width, height, widths]) => {
    expect(variantWidths({ ...plantPicture, file: 'articles/plan.svg', width, height })).toEqual(widths);
  });

  test.for<[width: number, height: number, widths: number[]]>([
    [100, 16_383, [100]],
    [100, 20_000, [81]],
    [2000, 30_000, [480, 800, 1092]],
    [1, 40_000, []],
  ])('%i × %i, too high for WebP: %j', ([width, height, widths]) => {
    expect(variantWidths({ ...plantPicture, width, height })).toEqual(widths);
  });

  test.for<[width: number, height: number, at: number, expected: number]>([
    [1600, 900, 800, 450],
    [1600, 900, 1600, 900],
    [3, 2, 480, 320],
    [1280, 1, 480, 1],
    [100, 3000, 480, 14_400],
  ])('%i × %i shown %i wide is %i high', ([width, height, at, expected]) => {
    expect(heightAt({ ...plantPicture, width, height }, at)).toBe(expected);
  });
});

describe('the files of a picture', () => {
  test('are one for each format and width, named by the bytes', () => {
    expect(pictureVariants({ ...plantPicture, width: 600 }).map(({ name }) => name)).toEqual([
      `${file}-480.avif`,
      `${file}-600.avif`,
      `${file}-480.webp`,
      `${file}-600.webp`,
      `${file}-480.jpg`,
      `${file}-600.jpg`,
    ]);
  });

  test('fall back to PNG where a pixel may be transparent', () => {
    const formats = pictureVariants({ ...plantPicture, hasAlpha: true }).map(({ format }) => format);
    expect(new Set(formats)).toEqual(new Set(['avif', 'webp', 'png']));
  });

  test('have another name when the bytes are others', () => {
    const changed = { ...plantPicture, digest: 'f'.repeat(64) };
    expect(nameVariant(changed, 480, 'webp').name).not.toBe(nameVariant(plantPicture, 480, 'webp').name);
  });
});

describe('the HTML of a picture', () => {
  const draw = (isFirst: boolean, alt = 'A plant') =>
    parse(
      formatPicture({ ...plantPicture, width: 600, height: 400 }, '/news/', { alt, sizes: '100vw', isFirst }),
    );

  test('offers AVIF and WebP, and falls back to the largest JPEG', () => {
    const html = draw(false);
    expect(html.querySelectorAll('source').map(({ attributes }) => attributes)).toEqual(
      ['avif', 'webp'].map((format) => ({
        type: `image/${format}`,
        srcset: [480, 600]
          .map((width) => `/news/pictures/${file}-${String(width)}.${format} ${String(width)}w`)
          .join(', '),
        sizes: '100vw',
      })),
    );
    expect(html.querySelector('img')?.attributes).toEqual({
      src: `/news/pictures/${file}-600.jpg`,
      srcset: `/news/pictures/${file}-480.jpg 480w, /news/pictures/${file}-600.jpg 600w`,
      sizes: '100vw',
      width: '600',
      height: '400',
      alt: 'A plant',
      loading: 'lazy',
      decoding: 'async',
    });
  });

  test('leaves an SVG its own size, sharp on every screen', () => {
    const icon = { ...plantPicture, file: 'articles/icon.svg', width: 24, height: 12 };
    const html = parse(formatPicture(icon, '/', { alt: 'An icon', sizes: '100vw', isFirst: false }));
    expect(html.querySelector('img')?.attributes).toMatchObject({
      src: `/pictures/${file}-1280.jpg`,
      width: '24',
      height: '12',
    });
    expect(locateFallback(icon, 'https://a.example/')).toMatchObject({ width: 24, height: 12 });
  });

  test('hurries where the picture is in view first', () => {
    const attributes = draw(true).querySelector('img')?.attributes;
    expect(attributes).toHaveProperty('fetchpriority', 'high');
    expect(attributes).not.toHaveProperty('loading');
  });

  test('marks its words where they are Chinese', () => {
    expect(draw(false, '河边的工厂').querySelector('img')?.getAttribute('lang')).toBe('zh');
    expect(draw(false).querySelector('img')?.getAttribute('lang')).toBeUndefined();
  });

  test('keeps quotes and tags in its words harmless', () => {
    const alt = "\"><script>alert('1')</script>&amp;";
    expect(draw(false, alt).querySelector('script')).toBeNull();
    expect(draw(false, alt).querySelector('img')?.getAttribute('alt')).toBe(alt);
  });

  test('names no file that is not published', () => {
    const published = pictureVariants({ ...plantPicture, width: 600 }).map(({ name }) => name);
    const named = draw(false)
      .toString()
      .match(/[0-9a-f]{16}-[0-9a-f]{6}-\d+\.\w+/g);
    expect(new Set(named)).toEqual(new Set(published));
  });
});
