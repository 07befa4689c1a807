import { statSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { parseRssFeed } from 'feedsmith';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import type { BuiltSite } from '../support/built-site.ts';
import { openFixtureSite } from '../support/fixture-sites.ts';
import { findHeavyPages } from '../support/page-weight.ts';

let site: BuiltSite;
beforeAll(async () => {
  site = await openFixtureSite('varied');
});

const eachPage = () => [...site.pages, ...site.movedPages];

describe('every page', () => {
  test('arrives in one round trip', () => {
    expect(eachPage().length).toBeGreaterThan(120);
    expect(findHeavyPages(site)).toEqual([]);
  });

  test('needs no script, no other host and no further file to be painted', () => {
    const blocking =
      'script[src]:not([type=module], [async], [defer]), link[rel~=stylesheet], link[rel=preload], iframe:not(.write iframe), object, embed';
    for (const { address, root } of eachPage()) {
      expect(root.querySelectorAll(blocking), address).toEqual([]);
      const styles = root.querySelectorAll('style').map(({ textContent }) => textContent);
      expect(
        styles.filter((style) => /@import|@font-face/.test(style)),
        address,
      ).toEqual([]);
      const resources = root
        .querySelectorAll('[src], [srcset], link[rel~=icon]')
        .map((element) => element.outerHTML);
      expect(
        resources.filter((html) => /(src|srcset|href)="(https?:)?\/\//.test(html)),
        address,
      ).toEqual([]);
    }
  });

  test('has the same small script for the key /, and no other but the search page, the page of feeds and that to write on', () => {
    const dataTypes = ['speculationrules', 'application/ld+json'];
    const scriptsOf = ({ root }: BuiltSite['pages'][number]) =>
      root
        .querySelectorAll('script')
        .filter((script) => !dataTypes.includes(script.getAttribute('type') ?? ''))
        .map(({ outerHTML }) => outerHTML);
    const [shortcut = '', ...others] = scriptsOf(site.page('/'));
    expect(others).toEqual([]);
    expect(shortcut).toContain("'/'");
    expect(Buffer.byteLength(shortcut)).toBeLessThan(1000);
    for (const page of site.pages) {
      const scripts = scriptsOf(page);
      if (['/feeds/', '/search/', '/write/'].includes(page.address))
        expect(scripts, page.address).toContain(shortcut);
      else expect(scripts, page.address).toEqual([shortcut]);
    }
  });

  test('has the same speculation rules, once', () => {
    const written = site.pages.map(({ root }) =>
      root.querySelectorAll('script[type=speculationrules]').map(({ outerHTML }) => outerHTML),
    );
    expect(new Set(written.map((rules) => JSON.stringify(rules))).size).toBe(1);
    expect(written[0]).toHaveLength(1);
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

  test('names a social card that is there, of the size that it says', async () => {
    const cards = eachPage().map(({ root }) =>
      root.querySelector('meta[property="og:image"]')?.getAttribute('content'),
    );
    const files = [...new Set(cards)].filter((card) => card !== undefined);
    expect(files.length).toBeGreaterThan(10);
    for (const card of files) {
      const { width, height, mediaType } = await sharp(
        join(site.directory, new URL(card).pathname),
      ).metadata();
      expect({ width, height, mediaType }).toEqual({ width: 1200, height: 630, mediaType: 'image/png' });
    }
  });
});

describe('the page to write on', () => {
  test('loads 150 KB of script at most, compressed', () => {
    // What other pages load, and what a rare text needs.
    const others = /^_astro\/(?:search-view|character-entities)-/;
    const scripts = site.files.filter((file) => file.startsWith('_astro/') && !others.test(file));
    expect(scripts.length).toBe(2);
    const sizes = scripts.map((file) => brotliCompressSync(site.read(file)).length);
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(150_000);
  });

  test('may reach GitHub’s API, and no other page may', () => {
    const policies = site.pages.map(({ address, html }) => [
      address,
      html.includes('https://api.github.com'),
    ]);
    expect(policies.filter(([, may]) => may).map(([address]) => address)).toEqual(['/write/']);
  });
});

describe('the page of all feeds', () => {
  test('has a small script within the page, and no button that would be dead without it', () => {
    const main = site.page('/feeds/').root.querySelector('main');
    const scripts = main?.querySelectorAll('script') ?? [];
    expect(scripts.map((script) => script.getAttribute('src'))).toEqual([undefined]);
    expect(Buffer.byteLength(scripts[0]?.outerHTML ?? '')).toBeLessThan(1024);
    expect(main?.querySelectorAll('button')).toEqual([]);
  });
});

describe('a picture of a story', () => {
  test('is there as AVIF and WebP, with widths to choose from', () => {
    const pictures = site.page('/articles/plant-in-suzhou/').root.querySelectorAll('picture');
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

  test('has in the feed the length that is served', () => {
    const [enclosure] = parseRssFeed(site.read('rss.xml')).items?.[0]?.enclosures ?? [];
    const { pathname } = new URL(enclosure?.url ?? '');
    expect(enclosure?.length).toBe(statSync(join(site.directory, pathname)).size);
  });
});

describe('files beside the pages', () => {
  test('are those that browsers ask for, and none of the content folder as it is', () => {
    const expected = ['favicon.ico', 'favicon.svg', 'apple-touch-icon.png', '404.html', 'wechat.svg'];
    expect(site.files).toEqual(expect.arrayContaining(expected));
    expect(site.files.filter((file) => /\.(md|ya?ml)$|plant\.png$/.test(file))).toEqual([]);
  });
});
