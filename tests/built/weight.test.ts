import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { writeSampleContent } from '../../tools/sample-content/sample-content.ts';
import { BuiltSite } from '../support/built-site.ts';
import { createTemporaryFolder } from '../support/temporary-folder.ts';

/** What TCP sends before it waits for an answer: ten segments (RFC 6928), some 400 bytes of them for headers. */
const firstFlight = 10 * 1460 - 400;

let sites: BuiltSite[];
beforeAll(async () => {
  const content = await createTemporaryFolder('content');
  await writeSampleContent(content, { articles: 1000, newest: '2025-06-30', hasPictures: false });
  sites = [new BuiltSite(inject('fixtureSite')), await BuiltSite.build({ content })];
});

const eachPage = () => sites.flatMap(({ pages, movedPages }) => [...pages, ...movedPages]);

describe('every page', () => {
  test('arrives in one round trip', () => {
    const heavy = eachPage()
      .map(({ address, html }) => ({ address, bytes: gzipSync(html, { level: 6 }).length }))
      .filter(({ bytes }) => bytes > firstFlight);
    expect(heavy).toEqual([]);
    expect(eachPage().length).toBeGreaterThan(1000);
  });

  test('waits for no other file before it is painted', () => {
    for (const { address, root } of eachPage()) {
      const blocking = root
        .querySelectorAll(
          'link[rel~=stylesheet], link[rel=preload], script[src]:not([type=module], [async], [defer])',
        )
        .map((element) => element.outerHTML);
      expect(blocking, address).toEqual([]);
      expect(
        root.querySelectorAll('style').map(({ textContent }) => /@import|@font-face/.test(textContent)),
      ).not.toContain(true);
    }
  });

  test('says the size of each picture before it loads, and loads early what is in view alone', () => {
    const pictures = eachPage().flatMap(({ address, root }) =>
      root.querySelectorAll('main img').map((image, index) => ({ address, image, isFirst: index === 0 })),
    );
    expect(pictures.length).toBeGreaterThan(0);
    for (const { address, image, isFirst } of pictures) {
      const { width, height, alt, loading, fetchpriority, sizes, srcset } = image.attributes;
      expect([Number(width) > 0, Number(height) > 0, alt !== undefined], address).toEqual([true, true, true]);
      expect(srcset === undefined, address).toBe(sizes === undefined);
      if (!isFirst) expect(loading, address).toBe('lazy');
      if (loading === 'lazy') expect(fetchpriority, address).toBeUndefined();
    }
  });
});

describe('a picture of a story', () => {
  test('is there as AVIF and WebP, with widths to choose from', () => {
    const [fixture] = sites;
    const pictures = fixture?.page('/articles/plant-in-suzhou/').root.querySelectorAll('picture') ?? [];
    expect(pictures.length).toBeGreaterThan(1);
    for (const picture of pictures) {
      const sources = picture.querySelectorAll('source');
      expect(sources.map(({ attributes }) => attributes.type)).toEqual(['image/avif', 'image/webp']);
      for (const { attributes } of sources) {
        expect(attributes.srcset).toMatch(/^(\S+ \d+w)(, \S+ \d+w)*$/);
        expect(attributes.sizes).toBeTruthy();
      }
    }
    expect(pictures[0]?.querySelector('img')?.getAttribute('fetchpriority')).toBe('high');
    expect(pictures[0]?.querySelector('img')?.getAttribute('loading')).toBeUndefined();
  });
});
